#include "vocabulary/policy_questions.h"

#include "base/text.h"

#include <algorithm>

namespace corridor {
namespace {

constexpr std::array<std::string_view, policy_domain_count> domains{
    "Rights of migrants",           "Whole of government, evidence",
    "Cooperation and partnerships", "Social and economic well-being",
    "Mobility in crises",           "Safe, orderly and regular migration"};

constexpr std::array<PolicyQuestion, policy_question_count> questions{{
    {"1a", "Health care",
     "Do non-nationals have the same access as nationals to essential and emergency health care?",
     "A law or rule that opens essential and emergency care on the same terms; money for it; "
     "providers who are told, and who report nobody.",
     "ministry of health",
     "provision:icrmw/art_28 provision:icescr/art_12 provision:gcm_2018/obj_15", "15", "health"},
    {"1b", "Public education",
     "Do non-nationals have the same access as nationals to public education?",
     "A law that opens public schools to every child; enrolment without proof of residence.",
     "ministry of education",
     "provision:icrmw/art_30 provision:crc/art_28 provision:gcm_2018/obj_15", "15", "education"},
    {"1c", "Equal pay", "Are non-nationals entitled to the same pay as nationals for equal work?",
     "A rule of equal pay in labour law that names no nationality; inspection and a way to claim "
     "wages due, also after leaving.",
     "ministry of labour", "provision:icrmw/art_25 provision:icescr/art_7 provision:gcm_2018/obj_6",
     "6", "labour"},
    {"1d", "Social protection",
     "Do non-nationals have the same access as nationals to social protection?",
     "Membership in the schemes that does not depend on nationality; benefits that people who "
     "contribute can draw.",
     "ministry of social affairs",
     "provision:icrmw/art_27 provision:icescr/art_9 provision:gcm_2018/obj_15", "15 22", "labour"},
    {"1e", "Access to justice", "Do non-nationals have the same access as nationals to justice?",
     "Legal aid, interpretation and complaint that do not lead to the loss of a stay; courts open "
     "to all.",
     "ministry of justice", "provision:icrmw/art_18 provision:iccpr/art_14 provision:iccpr/art_26",
     "7 12", "discrimination"},
    {"2a", "Agency for migration",
     "Is there an agency of government dedicated to carrying out the national migration policy?",
     "A mandate in law or decree, a budget, staff.", "head of government",
     "provision:gcm_2018/obj_23", "23", ""},
    {"2b", "Strategy on regular ways",
     "Is there a national policy or strategy on regular ways to migrate, labour migration "
     "included?",
     "A policy adopted by the government, with measures, time and money, and a report on it.",
     "agency or ministry for migration",
     "provision:gcm_2018/obj_5 provision:agenda_2030/target_10_7", "5", ""},
    {"2c", "Policy on inclusion",
     "Is there a policy or strategy to include or integrate immigrants?",
     "A policy adopted by the government, worked out with cities and with people who moved.",
     "ministry for integration or interior",
     "provision:gcm_2018/obj_16 provision:agenda_2030/target_10_2", "16", "labour"},
    {"2d", "Policy that sees women and men",
     "Is there a formal way to make sure that migration policy answers the needs of women, men, "
     "girls and boys?",
     "A duty to examine drafts by sex, done by someone with the mandate to stop them.",
     "ministry for women, agency for migration", "provision:gcm_2018/para_15 provision:cedaw/art_2",
     "1 23", ""},
    {"2e", "Policy built on data",
     "Is there a way to make sure that migration policy is informed by data that are suitably "
     "broken down?",
     "Migratory status, sex and age in censuses, surveys and registers; a duty to use them; "
     "protection of what people tell.",
     "statistical office", "provision:gcm_2018/obj_1 provision:agenda_2030/target_17_18", "1", ""},
    {"3a", "Ministries together", "Is there a body in which ministries coordinate on migration?",
     "A standing body with all ministries concerned, regular meetings and minutes.",
     "head of government", "provision:gcm_2018/obj_23", "23", ""},
    {"3b", "Bilateral agreements",
     "Are there bilateral agreements on migration, labour migration included?",
     "An agreement in force with a main partner that covers contracts, recruitment and social "
     "security, with a committee that meets.",
     "ministry of foreign affairs, ministry of labour",
     "provision:gcm_2018/obj_5 provision:icrmw/art_64", "5 23", ""},
    {"3c", "Regional agreements",
     "Is the country part of regional agreements that promote mobility?",
     "Accession to what the region has, and national rules that give it effect.",
     "ministry of foreign affairs", "provision:gcm_2018/obj_5 provision:gcm_2018/obj_23", "5 23",
     ""},
    {"3d", "Return and readmission",
     "Are there agreements with other countries on return and readmission?",
     "An agreement with safeguards: nobody returned to danger, consent where a return is called "
     "voluntary, help after arrival.",
     "ministry of interior, ministry of foreign affairs",
     "provision:gcm_2018/obj_21 provision:cat/art_3 provision:icrmw/art_67", "21", ""},
    {"3e", "Civil society and business",
     "Are there formal ways to engage civil society and the private sector on migration policy?",
     "A place where unions, employers, migrants' associations and others are heard before "
     "decisions, and answered.",
     "agency for migration", "provision:gcm_2018/obj_23 provision:icrmw/art_42", "23",
     "participation"},
    {"4a", "Labour migration by need",
     "Is labour migration aligned with actual and projected needs of the labour market, by "
     "periodic assessment?",
     "An assessment of shortages by occupation every few years, with employers and unions, that "
     "permits follow.",
     "ministry of labour", "provision:gcm_2018/obj_5 provision:gcm_2018/obj_18", "5 18", "labour"},
    {"4b", "Benefits that travel", "Are there measures to make social security benefits portable?",
     "Agreements on social security with main partners; payment of pensions abroad.",
     "social security institution", "provision:gcm_2018/obj_22 provision:icrmw/art_27", "22", ""},
    {"4c", "Recognition of skills",
     "Are there measures to recognise skills and qualifications gained abroad?",
     "One place to apply, a time limit, an assessment of what was learnt outside school, bridging "
     "courses.",
     "ministry of education, professional bodies",
     "provision:gcm_2018/obj_18 provision:qualifications_2019/art_3", "18", "labour"},
    {"4d", "Remittances", "Are there measures to facilitate or promote sending money home?",
     "Open competition, prices published, cheap digital services, no tax on sending.",
     "central bank, ministry of finance",
     "provision:gcm_2018/obj_20 provision:icrmw/art_47 provision:agenda_2030/target_10_c", "20",
     ""},
    {"4e", "Fair recruitment",
     "Are there measures to promote fair and ethical recruitment of migrant workers?",
     "Licences and inspection of recruiters; no fees charged to workers; contracts that hold.",
     "ministry of labour", "provision:gcm_2018/obj_6 provision:icrmw/art_66", "6", ""},
    {"5a", "Receiving people forced to move",
     "Are there measures to receive, process and identify people forced across international "
     "borders?",
     "Registration, reception and referral at every border, with trained staff.",
     "ministry of interior",
     "provision:gcm_2018/obj_12 provision:gcr_2018/para_58 "
     "provision:refugee_convention_1951/art_33",
     "7 12", ""},
    {"5b", "Plans for basic needs",
     "Is there contingency planning for basic needs of people who are displaced (food, water, "
     "health, shelter)?",
     "A plan with stocks, roles and money, exercised with local authorities.", "civil protection",
     "provision:gcm_2018/obj_7 provision:gcr_2018/para_52 "
     "provision:idp_guiding_principles_1998/principle_18",
     "2 7", ""},
    {"5c", "Citizens abroad in crises",
     "Are there measures to assist citizens living abroad in countries in crisis or in situations "
     "after one?",
     "A register people can join, a line that answers at all hours, agreements on evacuation, help "
     "to come back to.",
     "ministry of foreign affairs", "provision:gcm_2018/obj_14 provision:vccr_1963/art_5__point_e",
     "7 14", ""},
    {"5d", "Disasters and displacement",
     "Is there a strategy of disaster risk reduction that speaks of displacement?",
     "A strategy that foresees people moving, before, during and after a disaster, and plans with "
     "those who host them.",
     "civil protection", "provision:sendai_2015/para_30__point_l provision:gcm_2018/obj_2", "2 7",
     ""},
    {"5e", "Temporary stay",
     "Are there measures to grant temporary stay or protection to people displaced across borders, "
     "and to those who cannot return?",
     "A status in law with its grounds, length, and rights to work, school and care.",
     "ministry of interior",
     "provision:gcm_2018/obj_7 provision:nansen_protection_agenda_2015/part_2__chp_1", "5 7", ""},
    {"6a", "Stays that end",
     "Is there a system to monitor whether people stay longer than their visa allows?",
     "Records of entry and exit, with rules on who sees them and for how long.",
     "ministry of interior", "provision:gcm_2018/obj_11", "11", ""},
    {"6b", "Leave before arrival", "Are there controls before arrival, such as leave to travel?",
     "A system of visas or leave that tells people before they set out, with reasons and a way to "
     "contest.",
     "ministry of interior, ministry of foreign affairs",
     "provision:gcm_2018/obj_11 provision:gcm_2018/obj_12", "11 12", ""},
    {"6c", "Children alone",
     "Are there provisions for children who arrive alone or separated from their family?",
     "A guardian from the first day, care in families, no detention, decisions in the child's best "
     "interest.",
     "ministry of social affairs",
     "provision:gcm_2018/obj_7 provision:crc/art_20 provision:crc/art_22", "7 12", "education"},
    {"6d", "Information",
     "Are there programmes that tell people about the benefits and risks of migrating?",
     "Information at every stage, true and in languages people read, from a source that is not the "
     "recruiter.",
     "agency for migration", "provision:gcm_2018/obj_3 provision:icrmw/art_33", "3", ""},
    {"6e", "Trafficking and smuggling",
     "Is there a national strategy or are there measures against trafficking in persons and "
     "smuggling of migrants?",
     "A strategy with a budget, protection of victims that does not depend on their testimony, "
     "cooperation across borders.",
     "ministry of interior, ministry of justice",
     "provision:trafficking_protocol/art_9 provision:smuggling_protocol/art_16__para_1 "
     "provision:gcm_2018/obj_10",
     "9 10", ""},
}};

constexpr std::array unanswered{"", "n a", "na", "no answer", "unknown", "not answered", "missing"};
constexpr std::array yes_words{"yes", "y", "true"};
constexpr std::array no_words{"no", "n", "false", "none"};
constexpr std::array all_words{"regardless",
                               "regardless of status",
                               "yes regardless",
                               "yes regardless of status",
                               "regardless of immigration status",
                               "yes regardless of immigration status",
                               "all"};
constexpr std::array some_words{"legal",
                                "legal status",
                                "legal only",
                                "legal status only",
                                "only legal",
                                "only legal status",
                                "only with legal status",
                                "only with a legal status",
                                "yes only with legal status",
                                "only for those with legal immigration status",
                                "yes only for those with legal immigration status",
                                "half"};

bool stands_in(const auto& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

}  // namespace

std::span<const std::string_view> policy_domains() { return domains; }
std::span<const PolicyQuestion> policy_questions() { return questions; }

std::optional<std::size_t> find_policy_question(std::string_view id) {
  const auto found = std::ranges::find(questions, id, &PolicyQuestion::id);
  if (found == questions.end()) return std::nullopt;
  return static_cast<std::size_t>(found - questions.begin());
}

std::optional<PolicyAnswer> parse_policy_answer(const PolicyQuestion& question,
                                                std::string_view word) {
  if (const auto number = parse_number(trim(word))) {
    if (*number == 0 || *number == 1) return PolicyAnswer{*number == 1 ? 2 : 0};
    const bool half = *number == 0.5 && question.domain() == 0;
    return half ? std::optional(PolicyAnswer{1}) : std::nullopt;
  }
  const std::string text = fold(word);
  if (stands_in(no_words, text)) return PolicyAnswer{0};
  if (question.domain() != 0) {
    return stands_in(yes_words, text) ? std::optional(PolicyAnswer{2}) : std::nullopt;
  }
  if (stands_in(all_words, text)) return PolicyAnswer{2};
  if (stands_in(some_words, text)) return PolicyAnswer{1};
  if (stands_in(yes_words, text)) return PolicyAnswer{2, true};
  return std::nullopt;
}

bool is_unanswered(std::string_view word) { return stands_in(unanswered, fold(word)); }

std::string_view policy_answer_word(const PolicyQuestion& question, int half_points) {
  if (half_points == 0) return "no";
  if (question.domain() != 0) return "yes";
  return half_points == 1 ? "legal" : "regardless";
}

std::string_view policy_answer_choice(const PolicyQuestion& question) {
  return question.domain() == 0 ? "regardless, legal or no" : "yes or no";
}

}  // namespace corridor
