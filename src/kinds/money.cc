// Money. Captures: amount (with letter), or low and high (with low_letter, high_letter), or none for a vague sum; name (the
// symbol, code or noun: classes currency_symbol, currency_code, currency_name, minor_letter); adjective and prefix
// (currency_adjective); carried (a later figure that lends its magnitude). Constant: currency, where no name tells it.
#include "kinds/figure.h"

namespace newsmetrics {
namespace {

constexpr std::size_t kDateline = 120;        // bytes of the text in which its dateline stands
constexpr std::size_t kReach = 800;           // bytes in front of a shared name in which a word may settle it
constexpr std::chrono::year kEuroCash{2002};

// Calls `visit` with each word and code of "Chile:CLP|Cuba:CUP".
template <typename Visitor>
void each_choice(std::string_view choices, Visitor&& visit) {
  while (!choices.empty()) {
    const std::string_view choice = choices.substr(0, choices.find('|'));
    choices.remove_prefix(std::min(choice.size() + 1, choices.size()));
    const std::size_t colon = choice.find(':');
    visit(choice.substr(0, colon), choice.substr(colon + 1));
  }
}

// The code whose word stands nearest in front of `at`, or first behind it; "" when there is none.
std::string_view nearest(std::string_view choices, std::string_view text, std::size_t at) {
  const std::size_t begin = at > kReach ? at - kReach : 0;
  const std::string_view front = text.substr(begin, at - begin), back = text.substr(at, kReach / 2);
  std::string_view code;
  std::size_t last = 0, first = back.size();
  each_choice(choices, [&](std::string_view word, std::string_view found) {
    if (const std::size_t i = front.rfind(word); i != std::string_view::npos && (code.empty() || i >= last)) last = i, code = found;
  });
  if (!code.empty()) return code;
  each_choice(choices, [&](std::string_view word, std::string_view found) {
    if (const std::size_t i = back.find(word); i < first) first = i, code = found;
  });
  return code;
}

std::string_view in_dateline(std::string_view choices, std::string_view text) {
  const std::string_view head = text.substr(0, kDateline);
  std::string_view code;
  each_choice(choices, [&](std::string_view word, std::string_view found) {
    if (code.empty() && head.find(word) != std::string_view::npos) code = found;
  });
  return code;
}

class CurrencyName {
 public:
  CurrencyName(const Match& match, const Item& item) : match_(match), item_(item) {
    for (const Name of_class : {Name("currency_symbol"), Name("currency_name"), Name("currency_code"), Name("minor_letter")})
      if (match.is(item, of_class)) class_ = of_class;
  }

  std::string_view get(Name key) const { return match_.attribute(item_, class_, key); }
  bool is_minor() const { return class_ == "minor_letter" || match_.is(item_, "minor_unit"); }

  std::string_view code(const Context& context) const {
    for (const Name capture : {Name("adjective"), Name("prefix")})
      if (const auto code = match_.attribute(capture, "currency_adjective", get("family")); !code.empty()) return code;
    if (const auto code = in_dateline(get("dateline"), match_.document()); !code.empty()) return code;
    if (const auto code = nearest(get("shared"), match_.document(), item_.begin); !code.empty()) return code;
    const auto before_euro = get("before_euro");
    if (!before_euro.empty() && context.anchor.published && context.anchor.published->year() < kEuroCash) return before_euro;
    return get("currency");
  }

 private:
  const Match& match_;
  const Item& item_;
  Name class_ = "";
};

// Words that are money only in some texts ("5 pounds of sugar", "12 won medals"): the text names the country, or the figure is
// a sum.
bool is_money(const Match& match, const CurrencyName& name) {
  if (name.get("needs") != "money" || match.has("adjective")) return true;
  const Match::Items after = match.after();
  if (!after.empty() && match.text_of(after.first(1)) == "of") return false;
  if (!nearest(name.get("shared"), match.document(), match.items().front().begin).empty()) return true;
  const Name capture = match.has("low") ? Name("low") : Name("amount");
  if (!match.has(capture)) return true;  // "millions of pounds"
  if (match.is(match.capture(capture).front(), "year4")) return false;
  const Figure figure = read_figure(match, capture, "letter");
  return name.get("family") != "pound" && figure.value && (figure.power > 0 || *figure.value >= Decimal(1000) || figure.value->exponent() < -1);
}

// A letter for cents or pence touches its figure, and no word near by speaks of temperatures or screens.
bool is_minor_letter(const Match& match, const Item& letter) {
  const Item& figure = match.capture("amount").back();
  if (!adjacent(figure, letter)) return false;
  const Match::Items after = match.after();
  const std::string_view text = match.text("name"), next = after.empty() ? "" : match.text_of(after.first(1));
  if (text == "C") return next == "/" || next == "a" || next == "per" || next == "to" || next == "each";
  const std::string_view digits = match.text("amount");
  if (text == "p") return digits != "480" && digits != "720" && digits != "1080";
  constexpr std::size_t kNear = 120;
  const std::size_t begin = letter.begin > kNear ? letter.begin - kNear : 0;
  const std::string_view around = match.document().substr(begin, 2 * kNear);
  return around.find("temperature") == std::string_view::npos && around.find("degree") == std::string_view::npos;
}

// What the price is for: "a share", "per barrel", "/kg".
void set_per(const Match& match, Context& context, Mention& mention) {
  const Match::Items items = match.items();
  Match::Items rest = match.after();
  for (std::size_t i = 1; i + 2 < items.size(); ++i) {  // inside: "$40-a-head"
    const std::string_view text = match.text_of(items.subspan(i, 1));
    if ((text == "a" || text == "an" || text == "per") && match.is(items[i + 1], "hyphen")) {
      context.record.set(mention, "per", match.text_of(items.subspan(i + 2, 1)));
      return;
    }
  }
  if (rest.empty()) return;
  std::string_view word = match.text_of(rest.first(1));
  bool any_noun = false;
  if (word == "/" || word == "per") {
    any_noun = true;
    rest = rest.subspan(1);
    if (word == "/" && !rest.empty() && match.text_of(rest.first(1)) == "per") rest = rest.subspan(1);
  } else if (word == "a" || word == "an") {
    rest = rest.subspan(1);
  } else {
    return;
  }
  if (rest.empty() || !(match.is(rest.front(), "per_unit") || (any_noun && match.is(rest.front(), "word")))) return;
  context.record.set(mention, "per", match.text_of(rest.first(1)));
}

}  // namespace

bool normalise_money(const Match& match, Context& context, Mention& mention) {
  const Item& name_item = match.has("name") ? match.capture("name").front() : match.items().front();
  const CurrencyName name(match, name_item);
  if (match.is(name_item, "minor_letter") && !is_minor_letter(match, name_item)) return false;
  if (!is_money(match, name)) return false;
  Decimal scale = name.is_minor() ? Decimal(1, -2) : Decimal(1);
  if (const auto times = Decimal::parse(name.get("times"))) scale = *times;
  if ((match.has("amount") || match.has("low")) && !set_value(match, context, mention, "amount", scale)) return false;
  const std::string_view currency = match.constant("currency");
  context.record.set(mention, "currency", currency.empty() ? name.code(context) : currency);
  set_modifier(match, context, mention);
  set_per(match, context, mention);
  return true;
}

}  // namespace newsmetrics
