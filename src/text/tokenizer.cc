#include "text/tokenizer.h"

#include <array>
#include <algorithm>
#include <bit>
#include <cstring>

#include "text/utf8.h"

namespace newsmetrics {
namespace {

constexpr std::size_t kMostPairs = 24;  // bytes of ",12,34,56": a longer list of pairs is no number, and not read again from each of them
constexpr std::size_t kLongLine = 160;  // lines beyond this are not wrapped by hand: each is a paragraph

static_assert(CharClass::kLetter < CharClass::kDigit && CharClass::kDigit < CharClass::kSpace);
constexpr std::array<CharClass, 128> kAscii = [] {
  std::array<CharClass, 128> table{};
  for (int c = 0; c < 128; ++c) {
    table[static_cast<std::size_t>(c)] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? CharClass::kLetter
                                         : c >= '0' && c <= '9'                           ? CharClass::kDigit
                                         : c <= ' ' || c == 0x7F                          ? CharClass::kSpace
                                                                                          : CharClass::kPunct;
  }
  return table;
}();

// Bytes behind small letters that end the word for certain: no letter, digit or mark that a word may hold, no dot of an abbreviation.
constexpr std::array<bool, 256> kEndsPlainWord = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < 128; ++c) table[c] = kAscii[c] > CharClass::kDigit && c != '.' && c != '\'' && c != ':';
  return table;
}();

// How many of the eight bytes at `text` are small ASCII letters before the first that is none.
std::size_t small_letters(const char* text) {
  constexpr std::uint64_t kHigh = 0x8080808080808080, kEach = 0x0101010101010101;
  std::uint64_t bytes;
  std::memcpy(&bytes, text, sizeof bytes);
  const std::uint64_t low = bytes & ~kHigh;
  const std::uint64_t letters = (low + kEach * (0x80 - 'a')) & ~(low + kEach * (0x7F - 'z')) & ~bytes & kHigh;
  return static_cast<std::size_t>(std::countr_zero(letters ^ kHigh)) / 8;
}

bool is_ascii_letter(unsigned char c) { return static_cast<unsigned char>((c | 0x20) - 'a') < 26; }

// Reads one block; holds the position and what the sentence splitter must remember.
class Scanner {
 public:
  Scanner(std::string_view text, std::size_t from, const Vocabulary& vocabulary, std::vector<Token>& tokens)
      : text_(text), vocabulary_(vocabulary), tokens_(tokens), at_(from), block_begin_(from), sentence_begin_(from), line_begin_(from) {
    if (from == 0) least_indent_ = 0;
  }

  std::size_t run() {
    while (at_ < text_.size()) {
      switch (char_class(at_)) {
        case CharClass::kSpace:
          if (plain_space()) break;
          if (space()) return at_;
          break;
        case CharClass::kLetter: words(); break;
        case CharClass::kDigit: number(); break;
        case CharClass::kFraction: push(at_ + length(at_), Shape::kFraction); break;
        case CharClass::kPunct: punctuation(); break;
        case CharClass::kIgnorable: at_ += length(at_); break;
      }
      if (at_ - sentence_begin_ > Tokenizer::kLongestSentence) {
        break_sentence();
        if (at_ - block_begin_ >= Tokenizer::kBlockBytes) return at_;
      }
    }
    break_sentence();
    return at_;
  }

 private:
  unsigned char byte(std::size_t i) const { return i < text_.size() ? static_cast<unsigned char>(text_[i]) : 0; }
  std::size_t length(std::size_t i) const { return byte(i) < 0x80 ? 1 : decode(text_, i).length; }
  CharClass char_class(std::size_t i) const {
    if (i >= text_.size()) return CharClass::kSpace;
    const unsigned char c = byte(i);
    return c < 0x80 ? kAscii[c] : classify(decode(text_, i).value);
  }
  bool digit(std::size_t i) const { return byte(i) >= '0' && byte(i) <= '9'; }
  bool letter(std::size_t i) const { return char_class(i) == CharClass::kLetter; }
  bool word_like(std::size_t i) const { return letter(i) || digit(i); }
  // An apostrophe, straight or curly; 0 when there is none, else its length.
  std::size_t apostrophe(std::size_t i) const {
    if (byte(i) == '\'') return 1;
    return byte(i) == 0xE2 && byte(i + 1) == 0x80 && byte(i + 2) == 0x99 ? 3 : 0;
  }
  // True when nothing but a space, an opening bracket or the text's start is in front of `i`.
  bool free_before(std::size_t i) const {
    if (i == 0) return true;
    const unsigned char c = byte(i - 1);
    return c <= ' ' || c == '(' || c == '[' || c == '"' || c == '/' || c == 0xA0;
  }

  void push(std::size_t end, Shape shape) {
    tokens_.push_back({static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end), shape});
    at_ = end;
    if (shape < Shape::kPunct) ended_ = Ending::kNone;
  }

  // ---- sentences ----

  enum class Ending : std::uint8_t { kNone, kAbbreviation, kTerminator };

  void break_sentence() {
    if (tokens_.size() > sentence_first_token_) {
      const auto end = tokens_.back().end;
      tokens_.push_back({end, end, Shape::kSentenceBreak});
      sentence_first_token_ = tokens_.size();
    }
    seen_word_ = false;
    ended_ = Ending::kNone;
    sentence_begin_ = at_;
  }

  // Most white space: one blank within a sentence.
  bool plain_space() {
    if (byte(at_) != ' ' || byte(at_ + 1) <= ' ' || byte(at_ + 1) >= 0x7F || ended_ != Ending::kNone || tokens_.empty()) return false;
    ++at_;
    return true;
  }

  // Passes white space; true when the block is full.
  bool space() {
    int newlines = 0;
    const std::size_t begin = at_;
    std::size_t line_end = at_, line_begin = at_;
    while (at_ < text_.size() && char_class(at_) == CharClass::kSpace) {
      if (byte(at_) == '\n' || (byte(at_) == '\r' && byte(at_ + 1) != '\n')) {
        if (newlines++ == 0) line_end = at_;
      }
      const bool breaks = byte(at_) == '\n' || byte(at_) == '\r';
      at_ += length(at_);
      if (breaks) line_begin = at_;
      // A gap of any length costs the same memory; long ones must not look like one sentence.
      if (at_ - begin > Tokenizer::kLongestSentence) newlines = 2;
    }
    bool ends = newlines >= 2 || (newlines == 1 && (line_end - line_begin_ > kLongLine || long_line(at_)));
    if (newlines > 0) line_begin_ = at_;
    if (tokens_.empty()) {
      block_begin_ = sentence_begin_ = line_begin_ = at_;  // white space in front of the text moves no block, sentence or line
      least_indent_ = at_ - line_begin;
    } else if (newlines > 0) {
      // An indented line opens a paragraph (or is a table's), unless all are indented.
      const std::size_t indent = at_ - line_begin;
      if (indent > least_indent_ + 1) ends = true;
      least_indent_ = std::min(least_indent_, indent);
    }
    if (!ends && ended_ != Ending::kNone && at_ < text_.size()) ends = ended_ == Ending::kTerminator ? !continues(at_) : opener(at_);
    if (!ends) return false;
    break_sentence();
    return at_ - block_begin_ >= Tokenizer::kBlockBytes;
  }

  bool long_line(std::size_t from) const { return text_.substr(from, kLongLine).find('\n') == std::string_view::npos && text_.size() - from > kLongLine; }

  // A sentence does not begin with a small letter or a mark that only continues one.
  bool continues(std::size_t i) const {
    const unsigned char c = byte(i);
    if (c == ',' || c == ';' || c == ')') return true;
    return letter(i) && !is_upper(decode(text_, i).value);
  }

  bool opener(std::size_t i) const {
    if (i >= text_.size() || !is_upper(decode(text_, i).value)) return false;
    std::size_t end = i;
    while (end < text_.size() && end - i < 24 && letter(end)) end += length(end);
    return end > i && is_upper(decode(text_, i).value) && vocabulary_.opens_sentence(text_.substr(i, end - i));
  }

  // ---- words ----

  // A word, and those that follow behind one blank each as long as they are plain: most of any text.
  void words() {
    while (plain_word()) {
      if (byte(at_) != ' ' || !is_ascii_letter(byte(at_ + 1)) || at_ - sentence_begin_ >= Tokenizer::kLongestSentence) return;
      ++at_;
    }
    word();
  }

  void word() {
    if (address()) return;
    std::size_t end = at_;
    int letters = 0, capitals = 0, digits = 0;
    bool first_capital = false;
    while (end < text_.size()) {
      const unsigned char c = byte(end);
      if (c < 0x80) {
        const CharClass kind = kAscii[c];
        if (kind == CharClass::kLetter) {
          if (c < 'a') ++capitals, first_capital |= letters == 0;
          ++letters, ++end;
        } else if (kind == CharClass::kDigit) {
          if (digits == 0 && vocabulary_.precedes_digits(text_.substr(at_, end - at_))) break;
          ++digits, ++end;
        } else if (c == '\'' && inner_apostrophe(end, 1)) {
          ++end;
        } else {
          break;
        }
        continue;
      }
      const CodePoint point = decode(text_, end);
      const CharClass kind = classify(point.value);
      if (kind == CharClass::kLetter) {
        if (is_upper(point.value)) ++capitals, first_capital |= letters == 0;
        ++letters;
      } else if (kind != CharClass::kIgnorable && !(point.value == 0x2019 && inner_apostrophe(end, 3))) {
        break;
      }
      end += point.length;
    }
    Shape shape = Shape::kMixed;
    if (digits > 0) {
      shape = first_capital ? Shape::kAlnumCapital : Shape::kAlnum;
    } else if (capitals == 0) {
      shape = Shape::kLower;
    } else if (letters == 1) {
      shape = Shape::kInitial;
    } else if (capitals == letters) {
      shape = Shape::kUpper;
    } else if (first_capital && capitals == 1) {
      shape = Shape::kTitle;
    }
    bool abbreviation = false;
    if (byte(end) == '.') {
      if (letters == 1 && digits == 0 && letter(end + 1) && !letter(end + 1 + length(end + 1))) {
        while (byte(end) == '.' && letter(end + 1) && !word_like(end + 1 + length(end + 1))) end += 1 + length(end + 1);
        if (byte(end) == '.') ++end;
        shape = first_capital ? Shape::kDottedCapital : Shape::kDotted;
        abbreviation = true;
      } else if (shape == Shape::kInitial && !word_like(end + 1)) {
        std::size_t next = end + 1;
        while (next < text_.size() && next < end + 4 && char_class(next) == CharClass::kSpace) ++next;
        if (letter(next) && !opener(next)) ++end;
      } else if (end - at_ <= 12 && !word_like(end + 1) && vocabulary_.is_abbreviation(text_.substr(at_, end + 1 - at_))) {
        ++end;
        abbreviation = true;
      }
    }
    if (!seen_word_) {
      seen_word_ = true;
      switch (shape) {
        case Shape::kTitle: shape = Shape::kTitleStart; break;
        case Shape::kUpper: shape = Shape::kUpperStart; break;
        case Shape::kInitial: shape = Shape::kInitialStart; break;
        case Shape::kMixed: shape = Shape::kMixedStart; break;
        default: break;
      }
    }
    if (plural_ending(end)) {
      if (shape == Shape::kLower) shape = Shape::kLowerS;
      if (shape == Shape::kTitle) shape = Shape::kTitleS;
    }
    push(end, shape);
    if (abbreviation) ended_ = Ending::kAbbreviation;
  }

  bool plural_ending(std::size_t end) const {
    if (end - at_ < 3 || byte(end - 1) != 's') return false;
    const unsigned char c = byte(end - 2);
    return c != 's' && c != 'u' && c != 'i' && c != '\'';
  }

  // Most words: small ASCII letters behind at most one capital, and nothing next to them that could belong to the word.
  bool plain_word() {
    const bool capital = byte(at_) < 'a';
    std::size_t end = at_ + capital;
    for (std::size_t letters = 8; letters == 8; end += letters) {
      if (text_.size() - end < 8) return false;
      letters = small_letters(text_.data() + end);
    }
    if (end - at_ < 2 || !kEndsPlainWord[byte(end)]) return false;
    const bool plural = plural_ending(end);
    push(end, !capital ? (plural ? Shape::kLowerS : Shape::kLower) : !seen_word_ ? Shape::kTitleStart : plural ? Shape::kTitleS : Shape::kTitle);
    seen_word_ = true;
    return true;
  }

  // An apostrophe at `i` belongs to the word (O'Brien, don't) unless it begins the 's of a possessive or ends a quote.
  bool inner_apostrophe(std::size_t i, std::size_t size) const {
    if (!letter(i + size)) return false;
    return (byte(i + size) | 0x20) != 's' || word_like(i + size + 1);
  }

  bool address() {
    const std::string_view rest = text_.substr(at_, 8);
    if (!rest.starts_with("http://") && !rest.starts_with("https://") && !rest.starts_with("www.")) return false;
    std::size_t end = at_;
    while (end < text_.size() && byte(end) > ' ' && byte(end) != '<' && byte(end) != '>' && byte(end) != '"' && char_class(end) != CharClass::kSpace) end += length(end);
    while (end > at_ && std::string_view(".,;:!?)]'").find(text_[end - 1]) != std::string_view::npos) --end;
    push(end, Shape::kUrl);
    seen_word_ = true;
    return true;
  }

  // ---- numbers ----

  std::size_t digits_end(std::size_t i) const {
    while (digit(i)) ++i;
    return i;
  }

  // Length of a space that may stand between groups of thousands (no-break, narrow no-break, thin); 0 otherwise.
  std::size_t group_space(std::size_t i) const {
    if (byte(i) == 0xC2 && byte(i + 1) == 0xA0) return 2;
    if (byte(i) == 0xE2 && byte(i + 1) == 0x80 && (byte(i + 2) == 0xAF || byte(i + 2) == 0x89)) return 3;
    return 0;
  }

  // Where groups of three digits behind `separator` (a byte, or 0 for a group space) end; `i` when there are none. The groups
  // of lakh and crore, of two digits, may stand in front of the last.
  std::size_t groups_end(std::size_t i, char separator) const {
    std::size_t end = i, last = i;
    while (true) {
      const std::size_t gap = separator == 0 ? group_space(end) : byte(end) == static_cast<unsigned char>(separator) ? 1 : 0;
      if (gap == 0) break;
      const std::size_t digits = digits_end(end + gap) - (end + gap);
      if (digits != 3 && !(digits == 2 && separator == ',' && byte(end + gap + 2) == ',' && end - last < kMostPairs)) break;
      end += gap + digits;
      if (digits == 3) last = end;
    }
    return last;
  }

  void number() {
    const std::size_t first_end = digits_end(at_);
    const std::size_t count = first_end - at_;
    std::size_t end = first_end;
    Shape shape = integer_shape(count);
    if (count <= 3) {
      if (const std::size_t groups = groups_end(end, ','); groups != end) {
        end = groups, shape = Shape::kGrouped;
      } else if (const std::size_t spaced = groups_end(end, 0); spaced != end) {
        end = spaced, shape = Shape::kGrouped;
      } else if (const std::size_t dotted = groups_end(end, '.'); dotted != end && (byte(dotted) == ',' ? digit(dotted + 1) : dotted - end > 4)) {
        end = dotted, shape = Shape::kGrouped;
        if (byte(end) == ',' && digit(end + 1)) end = digits_end(end + 1), shape = Shape::kDecimal;
      }
    }
    if (byte(end) == '.' && digit(end + 1) && (shape == Shape::kGrouped || end == first_end)) {
      end = digits_end(end + 1), shape = Shape::kDecimal;
      if (byte(end) == '.' && digit(end + 1)) {
        while (byte(end) == '.' && digit(end + 1)) end = digits_end(end + 1);
        shape = Shape::kDottedNumber;
      }
    }
    if (end == first_end || shape == Shape::kGrouped) {
      const unsigned char a = byte(end) | 0x20, b = byte(end + 1) | 0x20;
      const bool stone = byte(end - 1) != '1' || byte(end - 2) == '1';  // 11st, 3st, not 21st
      const bool nth = (a == 's' && b == 't' && !stone) || (a == 'n' && b == 'd') || (a == 'r' && b == 'd') || (a == 't' && b == 'h');
      if (nth && !word_like(end + 2)) {
        end += 2, shape = Shape::kNth;
      } else if (byte(first_end - 1) == '0' && (count == 4 || count == 2) && shape != Shape::kGrouped) {
        const std::size_t quote = apostrophe(end);
        if (byte(end + quote) == 's' && !word_like(end + quote + 1)) end += quote + 1, shape = Shape::kDecade;
      }
    }
    push(end, shape);
    seen_word_ = true;
  }

  Shape integer_shape(std::size_t count) const {
    int value = 0;
    for (std::size_t i = at_; count <= 4 && i < at_ + count; ++i) value = value * 10 + (byte(i) - '0');
    switch (count) {
      case 1: return value == 0 ? Shape::kZero : Shape::kOneDigit;
      case 2:
        return value == 0 ? Shape::kTwoDigits00 : value <= 12 ? Shape::kTwoDigits12 : value <= 24 ? Shape::kTwoDigits24 : value <= 31 ? Shape::kTwoDigits31
               : value <= 59 ? Shape::kTwoDigits59 : Shape::kTwoDigits99;
      case 3: return Shape::kThreeDigits;
      case 4: return value >= 1000 && value <= 2199 ? Shape::kYear : Shape::kFourDigits;
      default: return Shape::kLongInteger;
    }
  }

  // ---- punctuation ----

  void punctuation() {
    const CodePoint point = decode(text_, at_);
    const std::size_t next = at_ + point.length;
    switch (point.value) {
      case '.':
      case '!':
      case '?':
        if (point.value == '.' && digit(next) && (at_ == 0 || !word_like(at_ - 1))) {
          push(digits_end(next), Shape::kDecimal);
          return;
        }
        {
          std::size_t end = next;
          while (byte(end) == point.value) ++end;
          push(end, Shape::kPunct);
        }
        ended_ = Ending::kTerminator;
        return;
      case 0x2026:  // …
        push(next, Shape::kPunct);
        ended_ = Ending::kTerminator;
        return;
      case '\'':
      case 0x2018:
      case 0x2019: quote(point.value, next); return;
      case '-':
        if (byte(next) == '-') {
          std::size_t end = next;
          while (byte(end) == '-') ++end;
          push(end, Shape::kDash);
          break;
        }
        [[fallthrough]];
      case 0x2010:
      case 0x2011:
      case 0x2013:
      case 0x2212: {
        const bool open_left = at_ == 0 || free_before(at_) || byte(at_ - 1) == '$';
        const bool open_right = char_class(next) == CharClass::kSpace;
        const bool signs = point.value == '-' || point.value == 0x2212;
        push(next, open_left && digit(next) && signs ? Shape::kMinus : !open_left && !open_right ? Shape::kHyphen : Shape::kDash);
        break;
      }
      case 0x2012:
      case 0x2014:
      case 0x2015: push(next, Shape::kDash); break;
      case '`':
        push(byte(next) == '`' ? next + 1 : next, Shape::kPunct);
        break;
      case '"':
      case 0x201C:
      case 0x201D:
      case ')':
      case ']':
        push(next, Shape::kPunct);
        return;  // closes what the terminator in front of it ended
      default: push(next, Shape::kPunct); break;
    }
    ended_ = Ending::kNone;
  }

  void quote(char32_t mark, std::size_t next) {
    const Token* const last = at_ > 0 && !tokens_.empty() ? &tokens_.back() : nullptr;
    const bool behind_word = last != nullptr && last->end == at_ && last->shape < Shape::kPunct && last->shape != Shape::kSentenceBreak;
    if (mark != 0x2018 && behind_word) {
      if ((byte(next) | 0x20) == 's' && !word_like(next + 1)) {
        push(next + 1, Shape::kPossessive);
        return;
      }
      if ((byte(at_ - 1) | 0x20) == 's' && char_class(next) == CharClass::kSpace) {
        push(next, Shape::kPossessive);
        return;
      }
    }
    if (!behind_word && digit(next) && digit(next + 1) && !digit(next + 2)) {
      std::size_t end = next + 2;
      Shape shape = Shape::kShortYear;
      if (byte(end - 1) == '0' && byte(end) == 's' && !word_like(end + 1)) ++end, shape = Shape::kDecade;
      if (!word_like(end)) {
        push(end, shape);
        return;
      }
    }
    push(mark == '\'' && byte(next) == '\'' ? next + 1 : next, Shape::kPunct);
  }

  std::string_view text_;
  const Vocabulary& vocabulary_;
  std::vector<Token>& tokens_;
  std::size_t at_, block_begin_, sentence_begin_, line_begin_;
  std::size_t sentence_first_token_ = 0;
  std::size_t least_indent_ = kLongLine;  // of the lines so far
  bool seen_word_ = false;         // in this sentence
  Ending ended_ = Ending::kNone;   // what the last tokens say about the sentence's end
};

}  // namespace

std::size_t Tokenizer::tokenize(std::string_view text, std::size_t from, std::vector<Token>& tokens) const {
  tokens.clear();
  return Scanner(text, from, vocabulary_, tokens).run();
}

}  // namespace newsmetrics
