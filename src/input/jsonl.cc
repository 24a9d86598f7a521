#include "input/jsonl.h"

#include <new>

#include <simdjson.h>

#include "input/reader.h"
#include "input/timestamp.h"
#include "text/utf8.h"

namespace newsmetrics {
namespace {

static_assert(Chunk::kPadding >= simdjson::SIMDJSON_PADDING);

bool is_hex(std::string_view text, std::size_t at, std::string_view first, std::string_view second) {
  const auto hex = [](char c) { return std::string_view("0123456789abcdefABCDEF").find(c) != std::string_view::npos; };
  return at + 6 <= text.size() && text[at] == '\\' && text[at + 1] == 'u' && first.find(text[at + 2]) != std::string_view::npos &&
         second.find(text[at + 3]) != std::string_view::npos && hex(text[at + 4]) && hex(text[at + 5]);
}

// Escaped halves of a surrogate pair that stand alone, as old tools write them, become \ufffd. Returns how many.
std::size_t replace_lone_surrogates(std::string& line) {
  std::size_t count = 0;
  for (std::size_t i = 0; (i = line.find('\\', i)) != std::string::npos;) {
    const bool high = is_hex(line, i, "dD", "89abAB");
    if (high && is_hex(line, i + 6, "dD", "cdefCDEF")) {
      i += 12;
    } else if (high || is_hex(line, i, "dD", "cdefCDEF")) {
      line.replace(i, 6, "\\ufffd");
      ++count;
      i += 6;
    } else {
      i += 2;
    }
  }
  return count;
}

// Past the string whose opening quote is at `at`.
std::size_t end_of_string(std::string_view json, std::size_t at) {
  for (++at; json[at] != '"'; ++at)
    if (json[at] == '\\') ++at;
  return at + 1;
}

// Past the value at `at`: behind as many closing brackets as it opens, or at the comma or bracket behind a bare one.
std::size_t end_of_value(std::string_view json, std::size_t at) {
  for (int depth = 0;; ++at) {
    if (json[at] == '"') at = end_of_string(json, at) - 1;
    else if (json[at] == '{' || json[at] == '[') ++depth;
    else if (depth == 0 && (json[at] == ',' || json[at] == '}')) return at;
    else if (json[at] == '}' || json[at] == ']') --depth;
  }
}

// Appends sound JSON; the control characters that its strings may hold as they are, DEL and U+0080 … U+009F, are written out.
void append_json(std::string_view json, std::string& out) {
  for (std::size_t i = 0; i < json.size(); ++i) {
    const bool c1 = is_c1_control(json, i);
    if (c1) ++i;
    if (c1 || json[i] == '\x7F') {
      constexpr std::string_view kHex = "0123456789abcdef";
      const auto c = static_cast<unsigned char>(json[i]);
      out.append("\\u00").append({kHex[c >> 4], kHex[c & 15]});
    } else {
      out += json[i];
    }
  }
}

// Members of the object `json`, which is known to be sound, but for those that Document has a place for. Numbers keep their
// digits.
void copy_other_fields(std::string_view json, std::string& out) {
  for (std::size_t at = json.find('"'); at != std::string_view::npos;) {
    const std::string_view key = json.substr(at, end_of_string(json, at) - at);
    const std::size_t end = end_of_value(json, json.find(':', at + key.size()) + 1);
    const std::string_view member = json.substr(at, json.find_last_not_of(" \t\r\n", end - 1) + 1 - at);
    if (key != "\"text\"" && key != "\"id\"" && key != "\"title\"" && key != "\"published\"")
      append_json(member, out.append(out.empty() ? "{" : ","));
    at = json[end] == ',' ? json.find('"', end) : std::string_view::npos;
  }
  if (!out.empty()) out += '}';
}

}  // namespace

struct JsonlParser::State {
  simdjson::dom::parser parser;
  std::string repaired;
};

JsonlParser::JsonlParser() : state_(std::make_unique<State>()) {}
JsonlParser::~JsonlParser() = default;

std::string JsonlParser::parse(std::string_view line, bool keep_fields, Document& document, std::size_t& replaced, bool& published_ignored) {
  simdjson::dom::element root;
  auto error = state_->parser.parse(line.data(), line.size(), false).get(root);
  if (error == simdjson::UTF8_ERROR || error == simdjson::STRING_ERROR) {
    std::string& repaired = state_->repaired;
    repaired.assign(line);
    replaced = replace_invalid_utf8(repaired) + replace_lone_surrogates(repaired);
    repaired.reserve(repaired.size() + Chunk::kPadding);
    line = repaired;
    error = state_->parser.parse(line.data(), line.size(), false).get(root);
  }
  if (error == simdjson::MEMALLOC) throw std::bad_alloc();
  if (error) return simdjson::error_message(error);
  simdjson::dom::object object;
  if (root.get(object)) return "not a JSON object";

  bool has_text = false;
  for (const auto [key, value] : object) {
    std::string* target = key == "text" ? &document.text : key == "id" ? &document.id : key == "title" ? &document.title
                          : key == "published" ? &document.published : nullptr;
    if (!target || value.is_null()) continue;
    std::string_view text;
    std::int64_t integer;
    if (!value.get(text)) target->assign(text);
    else if (key == "id" && !value.get(integer)) *target = std::to_string(integer);
    else return '"' + std::string(key) + "\" is not a string";
    has_text |= target == &document.text;
  }
  if (!has_text) return "no \"text\"";
  if (!document.published.empty()) {
    document.published = parse_timestamp(document.published);
    published_ignored = document.published.empty();
    if (!published_ignored) document.published_from = PublishedFrom::kMetadata;
  }
  if (keep_fields) copy_other_fields(line, document.fields);
  return {};
}

}  // namespace newsmetrics
