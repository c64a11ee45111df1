#include "base/function_words.h"

#include <array>
#include <string>
#include <unordered_set>

namespace corridor {
namespace {

struct FunctionWords {
  std::string_view language;
  std::string_view words;  // folded, parted by spaces
};

constexpr std::array lists = {
    FunctionWords{
        "en",
        "a an the of to in on at by for from with without into onto as is are was were be been "
        "being "
        "being am do does did has have had can could shall should will would must and or but nor "
        "not if "
        "then than that this these those there here which who whom whose what when where why how i "
        "you he she it we they me him us them my your his her its our their any some such so about "
        "also between during under over per upon no only other own same too very via"},
    FunctionWords{
        "fr",
        "un une le la les l de des du d au aux a en dans par pour sur avec sans sous entre chez "
        "vers "
        "et ou mais ni ne pas que qu qui quoi dont ce cet cette ces se sa ses leur leurs notre nos "
        "votre vos il elle ils elles nous vous je tu est sont etait ete etre sera ont avoir "
        "comme "
        "si plus aussi ainsi quel quelle quels quelles comment quand y"},
    FunctionWords{
        "es",
        "un una unos unas el la los las lo de del al a en con sin por para sobre entre desde hasta "
        "segun y e o u pero ni no que quien cual cuales cuyo se su sus es son era fue ser ha han "
        "como mas este esta estos estas ese esa esos esas donde cuando cuanto si le les nos"},
    FunctionWords{
        "ru",
        "и в во на с со о об обо по для из от до за к ко у не ни но а или что как это этот эта эти "
        "при без под над между через чтобы если то же ли бы он она они оно мы вы я их его ее "
        "который которая которые которых является были был была быть есть где когда какие какой"},
    FunctionWords{
        "ar",
        "في من علي الي عن ان او و ما لا هل هو هي هم هذا هذه ذلك تلك التي الذي الذين مع بين "
        "كل قد كان كانت لم لن ثم عند بعد قبل حتي غير كما اي حول"},
    FunctionWords{"zh",
                  "的 和 在 了 与 及 是 为 对 于 以 或 之 其 等 从 向 由 被 把 也 都 有 哪些 什么 "
                  "如何 怎么 吗 關於 关于"},
    FunctionWords{"bn",
                  "ও এবং এর এই এ যে বা কি না জন্য থেকে হতে করে হয় দ্বারা সঙ্গে সাথে মধ্যে তার "
                  "তাদের একটি কোন কোনো যা যারা সেই সে আছে অথবা কিন্তু সম্পর্কে"},
};

std::unordered_set<std::string> set_of(std::string_view words) {
  std::unordered_set<std::string> set;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    set.emplace(words.substr(at, end - at));
    at = end + 1;
  }
  return set;
}

}  // namespace

bool is_function_word(std::string_view folded, std::string_view language) {
  static const auto sets = [] {
    std::array<std::unordered_set<std::string>, lists.size()> made;
    for (std::size_t i = 0; i < lists.size(); ++i) made[i] = set_of(lists[i].words);
    return made;
  }();
  for (std::size_t i = 0; i < lists.size(); ++i) {
    if (lists[i].language == language) return sets[i].contains(std::string(folded));
  }
  return false;
}

}  // namespace corridor
