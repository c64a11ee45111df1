#include "sources/draft_words.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

namespace corridor {
namespace {

struct SexWords {
  Sex sex;
  std::string_view words;
};
constexpr std::array<SexWords, 3> sex_words{
    {{Sex::male,
      "m,male,males,men,man,boys,homme,hommes,masculin,hombre,hombres,varón,varones,masculino,"
      "homem,"
      "homens,männlich,männer,mann,maschi,maschio,maschile,uomini,mannen,mannelijk,мужчины,мужской,"
      "ذكور,ذكر,الذكور,رجال,男,男性,男子,পুরুষ,erkek,laki-laki,mężczyźni,män"},
     {Sex::female,
      "f,w,female,females,women,woman,girls,femme,femmes,féminin,mujer,mujeres,femenino,mulher,"
      "mulheres,feminino,weiblich,frauen,frau,femmine,femmina,femminile,donne,vrouwen,vrouw,"
      "vrouwelijk,женщины,женский,إناث,أنثى,الإناث,نساء,女,女性,女子,নারী,মহিলা,kadın,perempuan,"
      "kobiety,"
      "kvinnor"},
     {Sex::total,
      "t,total,totals,both,both sexes,all,ensemble,les deux sexes,ambos sexos,ambos,insgesamt,"
      "zusammen,gesamt,totale,maschi e femmine,totaal,всего,оба пола,итого,المجموع,الجملة,الإجمالي,"
      "كلا الجنسين,合计,总计,计,総数,মোট,উভয়,toplam,jumlah,ogółem,totalt"}}};

/// In the order in which they are tried: "Herkunftsland" is about origins although it is a "Land".
struct HintWords {
  HeadingHint hint;
  std::string_view words;
};
constexpr std::array<HintWords, 6> hint_words{
    {{HeadingHint::origin,
      "origin,citizenship,nationality,birth,born,from,orig,nationalité,origine,naissance,"
      "provenance,"
      "nacionalidad,origen,nacimiento,procedencia,nacionalidade,origem,nascimento,naturalidade,"
      "staatsangehörigkeit,herkunft,geburtsland,cittadinanza,nazionalità,nascita,nationaliteit,"
      "herkomst,гражданство,происхожден,рождения,الجنسية,المنشأ,الميلاد,国籍,原籍,出生地,জাতীয়তা,"
      "জন্ম"},
     {HeadingHint::age,
      "age,âge,edad,idade,alter,altersgruppe,età,leeftijd,возраст,العمر,年龄,বয়স"},
     {HeadingHint::sex, "sex,gender,sexe,sexo,geschlecht,sesso,geslacht,пол,الجنس,النوع,性别,লিঙ্গ"},
     {HeadingHint::period,
      "year,period,date,month,time,année,an,période,mois,año,ano,mes,jahr,stichtag,zeit,anno,jaar,"
      "год,سنة,السنة,年,年份,বছর,সাল"},
     {HeadingHint::code,
      "code,codes,kode,id,iso,m49,ags,nuts,schlüssel,código,codice,код,رمز,编码,কোড,index,nr,no,nº,"
      "№"},
     {HeadingHint::place,
      "destination,residence,host,country,region,province,state,district,area,dest,to,pays,"
      "département,région,país,provincia,región,destino,land,bundesland,kreis,regione,provincie,"
      "регион,страна,область,البلد,الدولة,المحافظة,المنطقة,国家,地区,省,জেলা,বিভাগ,দেশ,উপজেলা"}}};

constexpr std::string_view open_words =
    "und mehr,und älter,u m,and over,and more,and older,or over,or more,plus,et plus,ou plus,y más,"
    "o más,e mais,ou mais,e più,e oltre,en ouder,en meer,и старше,и более,فأكثر,岁及以上,以上,এবং "
    "তদূর্ধ্ব,+,≥,>=";
constexpr std::string_view below_words =
    "unter,under,below,less than,moins de,menos de,meno di,jonger dan,младше,до,أقل من,以下,<";

const std::unordered_map<std::string, Sex>& sexes() {
  static const auto by_word = [] {
    std::unordered_map<std::string, Sex> map;
    for (const auto& [sex, words] : sex_words) {
      for (const auto word : split(words, ',')) map.emplace(fold(word), sex);
    }
    return map;
  }();
  return by_word;
}

/// The words of headings, folded, in the order in which they are tried.
const std::vector<std::pair<std::string, HeadingHint>>& hints() {
  static const auto folded = [] {
    std::vector<std::pair<std::string, HeadingHint>> list;
    for (const auto& [hint, words] : hint_words) {
      for (const auto word : split(words, ',')) list.emplace_back(fold(word), hint);
    }
    return list;
  }();
  return folded;
}

bool has_word(std::string_view text, std::string_view words) {
  return std::ranges::any_of(split(words, ','), [&](auto word) { return text.contains(word); });
}

/// The whole numbers of up to three digits in a text, in their order; at most three.
std::vector<int> numbers_in(std::string_view text) {
  std::vector<int> numbers;
  for (std::size_t i = 0; i < text.size() && numbers.size() < 3;) {
    std::size_t count = 0;
    int number = 0;
    while (i + count < text.size() && text[i + count] >= '0' && text[i + count] <= '9') {
      if (count < 4) number = number * 10 + (text[i + count] - '0');
      ++count;
    }
    if (count > 0) numbers.push_back(number);
    i += std::max<std::size_t>(count, 1);
  }
  return numbers;
}

}  // namespace

std::optional<Sex> sex_of_word(std::string_view text) {
  const auto found = sexes().find(fold(text));
  return found == sexes().end() ? std::nullopt : std::optional(found->second);
}

bool is_word_for_all(std::string_view text) {
  return trim(text).size() > 1 && sex_of_word(text) == Sex::total;
}

std::optional<std::string> age_of_words(std::string_view text) {
  if (text.size() > 80) return std::nullopt;
  if (is_word_for_all(text)) return "total";
  const std::string plain = plain_digits(text);
  const auto numbers = numbers_in(plain);
  const auto fits = [](int age) { return age >= 0 && age <= 130; };
  if (numbers.empty() || numbers.size() > 2 || !std::ranges::all_of(numbers, fits)) {
    return std::nullopt;
  }
  if (numbers.size() == 2) {
    if (numbers[0] > numbers[1]) return std::nullopt;
    return fmt::format("{}-{}", numbers[0], numbers[1]);
  }
  if (has_word(plain, open_words)) return fmt::format("{}+", numbers[0]);
  if (has_word(plain, below_words) && numbers[0] > 0) return fmt::format("0-{}", numbers[0] - 1);
  return fmt::format("{}", numbers[0]);
}

HeadingHint hint_of_heading(std::string_view heading) {
  constexpr std::size_t shortest_part = 4;  // shorter words stand alone
  const std::string folded = fold(heading);
  const auto parts = split(folded, ' ');
  for (const auto& [word, hint] : hints()) {
    const bool inside = word.size() >= shortest_part && folded.contains(word);
    if (inside || std::ranges::find(parts, word) != parts.end()) return hint;
  }
  return HeadingHint::none;
}

}  // namespace corridor
