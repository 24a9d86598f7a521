#include "text/token.h"

namespace newsmetrics {

std::string_view shape_classes(Shape shape) {
  switch (shape) {
    case Shape::kNone:
    case Shape::kCount: return "";
    case Shape::kSentenceBreak: return "sentence_break";
    case Shape::kLower: return "word lower";
    case Shape::kLowerS: return "word lower ends_s";
    case Shape::kTitle: return "word capitalised title_case";
    case Shape::kTitleS: return "word capitalised title_case ends_s";
    case Shape::kUpper: return "word capitalised upper";
    case Shape::kInitial: return "word capitalised initial";
    case Shape::kMixed: return "word capitalised mixed";
    case Shape::kDotted: return "word dotted";
    case Shape::kDottedCapital: return "word dotted capitalised";
    case Shape::kAlnum: return "word alnum";
    case Shape::kAlnumCapital: return "word alnum capitalised";
    case Shape::kTitleStart: return "word capitalised title_case sentence_start";
    case Shape::kUpperStart: return "word capitalised upper sentence_start";
    case Shape::kInitialStart: return "word capitalised initial sentence_start";
    case Shape::kMixedStart: return "word capitalised mixed sentence_start";
    case Shape::kZero: return "digits integer n24 n31 n59";
    case Shape::kOneDigit: return "digits integer n12 n24 n31 n59";
    case Shape::kTwoDigits00: return "digits integer n2 n24 n31 n59";
    case Shape::kTwoDigits12: return "digits integer n2 n12 n24 n31 n59";
    case Shape::kTwoDigits24: return "digits integer n2 n24 n31 n59";
    case Shape::kTwoDigits31: return "digits integer n2 n31 n59";
    case Shape::kTwoDigits59: return "digits integer n2 n59";
    case Shape::kTwoDigits99: return "digits integer n2";
    case Shape::kThreeDigits: return "digits integer n3";
    case Shape::kYear: return "digits integer year4";
    case Shape::kFourDigits:
    case Shape::kLongInteger: return "digits integer";
    case Shape::kGrouped: return "digits grouped";
    case Shape::kDecimal: return "digits decimal";
    case Shape::kDottedNumber: return "dotted_number";
    case Shape::kNth: return "nth";
    case Shape::kDecade: return "decade";
    case Shape::kShortYear: return "short_year";
    case Shape::kFraction: return "digits fraction";
    case Shape::kPunct: return "punct";
    case Shape::kHyphen: return "punct hyphen";
    case Shape::kMinus: return "punct minus";
    case Shape::kDash: return "punct dash";
    case Shape::kPossessive: return "possessive";
    case Shape::kUrl: return "url";
  }
  return "";
}

}  // namespace newsmetrics
