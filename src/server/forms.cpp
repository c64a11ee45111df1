#include "server/forms.h"

#include "base/check.h"
#include "base/text.h"
#include "server/message.h"

#include <algorithm>
#include <array>

namespace corridor {
namespace {

constexpr std::array forms{
    Form{"json", "application/json"},
    Form{"csv", "text/csv; charset=utf-8; header=present"},
    Form{"text", "text/plain; charset=utf-8"},
    Form{"html", "text/html; charset=utf-8"},
    Form{"md", "text/markdown; charset=utf-8"},
    Form{"graphml", "application/graphml+xml"},
    Form{"jsonld", "application/ld+json"},
    Form{"sdmx-csv", "application/vnd.sdmx.data+csv; version=2.0.0"},
    Form{"prometheus", "text/plain; version=0.0.4; charset=utf-8"},
    Form{"openapi", "application/vnd.oai.openapi+json; version=3.1"},
    Form{"events", "text/event-stream"},
    Form{"yaml", "application/yaml; charset=utf-8"},
    Form{"linkset", "application/linkset+json"},
};

constexpr std::array<std::string_view, 7> languages{"en", "fr", "es", "ar", "ru", "zh", "bn"};

/// One item of such a header: "text/html;q=0.8".
struct Wish {
  std::string_view what;
  double weight = 1;
};

std::vector<Wish> wishes_of(std::string_view header) {
  std::vector<Wish> wishes;
  for (const auto item : split(header, ',')) {
    const auto parts = split(item, ';');
    Wish wish{trim(parts[0])};
    for (std::size_t i = 1; i < parts.size(); ++i) {
      const auto part = trim(parts[i]);
      if (part.size() < 2 || !alike(part.substr(0, 2), "q=")) continue;
      wish.weight = std::clamp(parse_number(part.substr(2)).value_or(0), 0.0, 1.0);
    }
    if (!wish.what.empty()) wishes.push_back(wish);
  }
  return wishes;
}

/// How near a wish is to a thing: 0 not at all, then by anything, by kind, by name.
int nearness(std::string_view wish, std::string_view thing) {
  if (alike(wish, thing)) return 3;
  if (wish == "*/*" || wish == "*") return 1;
  const auto slash = wish.find("/*");
  const bool kind = slash != wish.npos && slash + 2 == wish.size() && thing.size() > slash &&
                    alike(wish.substr(0, slash + 1), thing.substr(0, slash + 1));
  return kind ? 2 : 0;
}

}  // namespace

std::span<const Form> all_forms() { return forms; }

std::span<const std::string_view> all_languages() { return languages; }

const Form* find_form(std::string_view name) {
  const auto found = std::ranges::find(forms, name, &Form::name);
  return found == forms.end() ? nullptr : &*found;
}

std::vector<const Form*> forms_named(std::string_view names) {
  std::vector<const Form*> found;
  for (const auto name : split(names, ' ')) {
    if (!name.empty()) found.push_back(find_form(name));
  }
  ENSURE(!is_one_of(found, static_cast<const Form*>(nullptr)), "routes name forms of the table");
  return found;
}

Format format_of(const Form& form) {
  if (form.name == "csv") return Format::csv;
  if (form.name == "text") return Format::text;
  if (form.name == "html") return Format::html;
  return form.name == "md" ? Format::markdown : Format::json;
}

std::optional<double> weight_of(std::string_view header, std::string_view wanted) {
  std::optional<double> weight;
  int nearest = 0;
  for (const auto& wish : wishes_of(header)) {
    const int near = nearness(wish.what, wanted);
    if (near <= nearest) continue;
    nearest = near;
    weight = wish.weight;
  }
  return weight;
}

const Form* choose_form(std::string_view accept, std::span<const Form* const> offered) {
  if (trim(accept).empty()) return offered.front();
  const Form* chosen = nullptr;
  double most = 0;
  for (const auto* form : offered) {
    const double weight = weight_of(accept, form->essence()).value_or(0);
    if (weight <= most) continue;
    most = weight;
    chosen = form;
  }
  return chosen;
}

std::string_view choose_language(std::string_view accept_language) {
  std::string_view chosen = languages.front();
  double most = 0;
  for (const auto& wish : wishes_of(accept_language)) {
    const auto base = wish.what.substr(0, wish.what.find('-'));
    const auto known = std::ranges::find_if(languages, [&](auto l) { return alike(l, base); });
    if (known == languages.end() || wish.weight <= most) continue;
    most = wish.weight;
    chosen = *known;
  }
  return chosen;
}

bool wants_gzip(std::string_view accept_encoding) {
  return weight_of(accept_encoding, "gzip").value_or(0) > 0;
}

}  // namespace corridor
