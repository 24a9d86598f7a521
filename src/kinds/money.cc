// Money. Captures: amount (with letter), or low and high (with low_letter, high_letter), or order (a plural of magnitude) for a vague
// sum; hyphen, carried and greater, as set_value() has them (figure.h); name (the symbol, code or noun: classes currency_symbol,
// currency_code, currency_name, minor_letter); adjective and prefix (currency_adjective); per (of "$40-a-head").
// Constant: currency, where no name tells it.
#include "kinds/figure.h"

namespace newsmetrics {
namespace {

constexpr std::size_t kDateline = 120;        // bytes of the text in which its dateline stands
constexpr std::chrono::year kEuroCash{2002};

class CurrencyName {
 public:
  CurrencyName(const Match& match, const Item& item) : match_(match), item_(item) {
    for (const Name of_class : {Name("currency_symbol"), Name("currency_name"), Name("currency_code"), Name("minor_letter")})
      if (match.is(item, of_class)) class_ = of_class;
  }

  std::string_view get(Name key) const { return match_.attribute(item_, class_, key); }
  bool is_minor() const { return class_ == "minor_letter" || match_.is(item_, "minor_unit"); }

  std::string_view code(Context& context) const {
    for (const Name capture : {Name("adjective"), Name("prefix")})
      if (const auto code = match_.attribute(capture, "currency_adjective", get("family")); !code.empty()) return code;
    if (const auto code = context.currencies.in_dateline(get("dateline"), context.opening.substr(0, kDateline)); !code.empty()) return code;
    if (const auto code = last_with_cents(context.record); !code.empty()) return code;
    if (const auto code = context.currencies.nearest(get("shared"), match_.document(), item_.begin); !code.empty()) return code;
    const auto before_euro = get("before_euro");
    if (!before_euro.empty() && context.anchor.published && context.anchor.published->year() < kEuroCash) return before_euro;
    return get("currency");
  }

 private:
  // Cents are those of the last sum in a currency that has cents.
  std::string_view last_with_cents(const Record& record) const {
    constexpr std::size_t kReachBack = 24;  // mentions
    const std::string_view cents_of = get("cents_of");
    if (cents_of.empty()) return {};
    for (std::size_t i = record.mentions.size(), seen = 0; i-- > 0 && seen < kReachBack; ++seen) {
      if (record.mentions[i].kind != "money") continue;
      const std::string_view code = record.text_of(record.mentions[i], "currency");
      if (!code.empty()) return cents_of.find(code) == std::string_view::npos ? std::string_view{} : code;
    }
    return {};
  }

  const Match& match_;
  const Item& item_;
  Name class_ = "";
};

// Words that are money only in some texts ("5 pounds of sugar", "12 won medals"): nothing near speaks of weights, and the text
// names the country, or the figure is a sum.
bool is_money(const Match& match, const CurrencyName& name, Context& context) {
  const std::string_view needs = name.get("needs");
  if (needs.empty() || match.has("adjective")) return true;
  const bool pound = name.get("family") == "pound";
  if (word_after(match) == "of" || (pound && is_near(match, "weight_word"))) return false;
  if (!context.currencies.nearest(name.get("shared"), match.document(), match.items().front().begin).empty()) return true;
  if (needs == "country") return false;
  const auto is_sum = [&](Name capture, Name letter) {
    if (!match.has(capture) || match.is(match.capture(capture).front(), "year4")) return false;
    const Figure figure = read_figure(match, capture, letter);
    return figure.value && (figure.power > 0 || *figure.value >= Decimal(1000) || figure.value->exponent() < 0);
  };
  if (!match.has("amount") && !match.has("low")) return true;  // "millions of pounds"
  if (pound) return false;
  return is_sum("amount", "letter") || is_sum("low", "low_letter") || is_sum("high", "high_letter");
}

// A letter for cents or pence touches its figure; C needs a rate behind it, for it is a temperature too, as is c where one is
// spoken of; and 720p is a screen.
bool is_minor_letter(const Match& match, const Item& letter) {
  if (!adjacent(match.capture("amount").back(), letter)) return false;
  if (match.text("name") == "C") return after_is(match, "rate_front");
  if (match.text("name") == "c") return !is_near(match, "temperature_word");
  const std::string_view figure = match.text("amount");
  return figure != "480" && figure != "720" && figure != "1080";
}

// What the price is for: "$40-a-head", "a share" (but not "a year ago"), "per barrel", "/kg".
void set_per(const Match& match, Context& context, Mention& mention) {
  if (match.has("per")) {
    const std::string_view noun = match.text("per"), word = noun.substr(0, noun.find(' '));
    mention.end = match.capture("per").front().begin + static_cast<std::uint32_t>(word.size());  // not the price of "$40-a-share price"
    context.record.set(mention, "per", word);
    return;
  }
  Match::Items rest = match.after();
  const auto take = [&](std::string_view word) {
    const bool found = !rest.empty() && match.text_of(rest.first(1)) == word;
    if (found) rest = rest.subspan(1);
    return found;
  };
  const bool slash = take("/"), per = take("per");
  if (!slash && !per && !take("a") && !take("an")) return;
  // "Per million British thermal units", "per 1,000 cubic feet".
  const bool several = per && rest.size() > 1 && (match.is(rest.front(), "magnitude") || match.number(rest.front())) &&
                       (match.is(rest[1], "unit") || match.is(rest[1], "per_unit"));
  if (several) context.record.set(mention, "per", match.text_of(rest.first(2)));
  if (several || rest.empty() || !match.is(rest.front(), slash || per ? Name("word") : Name("per_unit"))) return;
  if (rest.size() > 1 && match.is(rest[1], "time_after")) return;
  const bool adjective = rest.size() > 1 && !match.is(rest.front(), "per_unit") && match.is(rest[1], "per_unit");  // "per diluted share"
  context.record.set(mention, "per", match.text_of(rest.subspan(adjective ? 1 : 0, 1)));
}

// The country within "5 million Canadian dollars": a mention of its own.
void mention_country(const Match& match, Context& context) {
  const Match::Items adjective = match.capture("adjective");
  if (adjective.empty()) return;
  constexpr struct { Name of_class; std::string_view form, rule; } kForms[] = {
      {"country_adjective", "adjective", "country-adjective"}, {"country_short", "abbreviation", "country-short"}, {"country_name", "name", "country-name"}};
  for (const auto& [of_class, form, rule] : kForms) {
    const std::string_view alpha2 = match.attribute(adjective.front(), of_class, "alpha2");
    if (alpha2.empty()) continue;
    set_country(match.knowledge(), context.record, add_mention(context.record, "country", rule, adjective.front()), alpha2, form);
    return;
  }
}

// "On June 9 and 70 million yen", "in 1994 to 12 billion francs": the first of the two figures is a date.
bool begins_with_date(const Match& match) {
  if (match.before().empty() || !(match.has("low") || match.has("greater"))) return false;
  const Item& before = match.before().back();
  return match.is(before, "month") || (match.has("low") && match.is(match.capture("low").front(), "year4") && match.is(before, "month_preposition"));
}

}  // namespace

bool normalise_money(const Match& match, Context& context, Mention& mention) {
  const Item& name_item = match.has("name") ? match.capture("name").front() : match.items().front();
  const CurrencyName name(match, name_item);
  if (match.is(name_item, "minor_letter") && !is_minor_letter(match, name_item)) return false;
  if (!is_money(match, name, context) || begins_with_date(match)) return false;
  Decimal scale = name.is_minor() ? Decimal(1, -2) : Decimal(1);
  if (const auto times = Decimal::parse(name.get("times"))) scale = *times;
  if ((match.has("amount") || match.has("low")) && !set_value(match, context, mention, "amount", scale)) return false;
  if (match.has("order")) set_order(match, context, mention, match.text("order"));
  const std::string_view currency = match.constant("currency");
  context.record.set(mention, "currency", currency.empty() ? name.code(context) : currency);
  set_modifier(match, context, mention);
  set_per(match, context, mention);
  mention_country(match, context);
  return true;
}

}  // namespace newsmetrics
