#include "output/names.h"

namespace newsmetrics {

std::string_view name(PublishedFrom from) {
  switch (from) {
    case PublishedFrom::kOption: return "option";
    case PublishedFrom::kMetadata: return "metadata";
    case PublishedFrom::kText: return "text";
    case PublishedFrom::kFile: return "file";
    case PublishedFrom::kUnknown: break;
  }
  return "";
}

std::string_view name(Direction direction) {
  switch (direction) {
    case Direction::kIncrease: return "increase";
    case Direction::kDecrease: return "decrease";
    case Direction::kUnchanged: return "unchanged";
    case Direction::kImprovement: return "improvement";
    case Direction::kDecline: return "decline";
    case Direction::kNone: break;
  }
  return "";
}

std::string_view name(Status status) {
  switch (status) {
    case Status::kExpected: return "expected";
    case Status::kTarget: return "target";
    case Status::kDenied: return "denied";
    case Status::kReported: break;
  }
  return "reported";
}

}  // namespace newsmetrics
