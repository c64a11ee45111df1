// The eight areas of policy on integration and the questions of a self-assessment in them. The
// areas are those of the Migrant Integration Policy Index; the questions are ours, so that a score
// from them is a country's own reading and not that index.

#include "base/text.h"
#include "vocabulary/policy_questions.h"

#include <algorithm>

namespace corridor {
namespace {

constexpr std::array<IntegrationArea, integration_area_count> areas{{
    {"labour", "Labour market", {"access", "general_support", "targeted_support", "rights"}},
    {"family", "Family reunion", {"eligibility", "conditions", "security", "rights"}},
    {"education", "Education", {"access", "needs", "opportunities", "diversity"}},
    {"health", "Health", {"entitlement", "access", "responsiveness", "change"}},
    {"participation", "Political participation", {"vote", "liberties", "consultation", "support"}},
    {"residence", "Permanent residence", {"eligibility", "conditions", "security", "rights"}},
    {"nationality", "Access to nationality", {"eligibility", "conditions", "security", "dual"}},
    {"discrimination", "Anti-discrimination", {"definitions", "fields", "enforcement", "equality"}},
}};

constexpr std::array<IntegrationQuestion, 40> questions{{
    {"labour_1", "labour", "access",
     "Residents of foreign nationality may take any job that nationals may, from the first day of "
     "a work permit or sooner."},
    {"labour_2", "labour", "access",
     "They may start a business and work for public bodies on the terms of nationals."},
    {"labour_3", "labour", "general_support",
     "Public employment services, training and study grants are open to them as to nationals."},
    {"labour_4", "labour", "targeted_support",
     "Skills and qualifications from abroad are recognised in a fair, quick procedure, with help "
     "to fill gaps."},
    {"labour_5", "labour", "rights",
     "Pay, safety, unions and social security are the same as for nationals."},
    {"family_1", "family", "eligibility",
     "A resident may bring spouse or partner and children after at most one year."},
    {"family_2", "family", "eligibility",
     "Parents and other relatives who depend on the resident may come."},
    {"family_3", "family", "conditions",
     "Income, housing and language asked for are no more than a family needs to live."},
    {"family_4", "family", "security",
     "A family's stay cannot be ended without looking at its ties, and can be contested in court."},
    {"family_5", "family", "rights",
     "Family members may work, study and, after some years or after violence, stay in their own "
     "right."},
    {"education_1", "education", "access",
     "Every child goes to school at every stage, whatever the family's papers."},
    {"education_2", "education", "needs",
     "Pupils who learn the language of the school get lasting, good teaching in it."},
    {"education_3", "education", "needs",
     "Schools get money and trained teachers for pupils who are new."},
    {"education_4", "education", "opportunities",
     "Pupils may learn the languages and cultures of their families, in or with the school."},
    {"education_5", "education", "diversity",
     "What all pupils learn, and who teaches, reflects the diversity of the people."},
    {"health_1", "health", "entitlement",
     "Residents, asylum-seekers and people without papers are entitled to the care that nationals "
     "have."},
    {"health_2", "health", "entitlement",
     "Proof asked for is simple, and nobody is left out by the judgement of an official."},
    {"health_3", "health", "access",
     "People are told what they may claim, in their languages; providers report nobody to the "
     "police."},
    {"health_4", "health", "responsiveness",
     "Interpreters are there without cost; staff are trained for diversity."},
    {"health_5", "health", "change",
     "Data, research and a plan on the health of people who moved guide the whole system."},
    {"participation_1", "participation", "vote",
     "Foreign residents may vote, and stand, in local elections after at most five years."},
    {"participation_2", "participation", "liberties",
     "They may found and join associations, unions and parties, and publish."},
    {"participation_3", "participation", "consultation",
     "Elected bodies of foreign residents are consulted nationally and locally, and are answered."},
    {"participation_4", "participation", "support",
     "The state tells people of their political rights and funds their associations."},
    {"participation_5", "participation", "support",
     "Consulted bodies have funds and the right to take up questions of their own."},
    {"residence_1", "residence", "eligibility",
     "A permanent permit is open to all residents after at most five years."},
    {"residence_2", "residence", "eligibility", "Years of study and short absences count."},
    {"residence_3", "residence", "conditions",
     "What is asked of income, language and money to pay is within everyone's reach."},
    {"residence_4", "residence", "security",
     "The permit is lost only for serious reasons, weighed one by one, with a way to court."},
    {"residence_5", "residence", "rights", "Holders work, learn and are insured as nationals are."},
    {"nationality_1", "nationality", "eligibility",
     "Residents may naturalise after at most five years."},
    {"nationality_2", "nationality", "eligibility",
     "Children born in the country are nationals at birth, or soon after by right."},
    {"nationality_3", "nationality", "conditions",
     "Language, tests, costs and income asked for can be met by anyone with help that is offered."},
    {"nationality_4", "nationality", "security",
     "A refusal has reasons, a time limit and an appeal; nationality is not taken where a person "
     "would be stateless."},
    {"nationality_5", "nationality", "dual",
     "People who naturalise, and their children, may keep another nationality."},
    {"discrimination_1", "discrimination", "definitions",
     "Law forbids direct and indirect discrimination by race, ethnicity, religion and nationality, "
     "by anyone."},
    {"discrimination_2", "discrimination", "fields",
     "It covers work, school, social protection, housing, goods and services."},
    {"discrimination_3", "discrimination", "enforcement",
     "Victims have legal aid, a lighter burden of proof, damages, and shelter from reprisals."},
    {"discrimination_4", "discrimination", "enforcement",
     "Associations and equality bodies may go to court for victims."},
    {"discrimination_5", "discrimination", "equality",
     "An independent equality body with money, and duties of public bodies to promote equality, "
     "exist in law."},
}};

}  // namespace

std::span<const IntegrationArea> integration_areas() { return areas; }

const IntegrationArea* find_integration_area(std::string_view code_or_title) {
  const std::string wanted = fold(code_or_title);
  const auto found = std::ranges::find_if(areas, [&](const IntegrationArea& area) {
    return area.code == code_or_title || fold(area.title) == wanted;
  });
  return found == areas.end() ? nullptr : &*found;
}

std::span<const IntegrationQuestion> integration_questions() { return questions; }

const IntegrationQuestion* find_integration_question(std::string_view id) {
  const auto found = std::ranges::find(questions, id, &IntegrationQuestion::id);
  return found == questions.end() ? nullptr : &*found;
}

}  // namespace corridor
