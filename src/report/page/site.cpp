#include "report/page/site.h"

#include <array>

namespace corridor {
namespace {

constexpr std::array parts{
    SitePart{"/place", "Places", "Who came, who left, and what is known about it.", true},
    SitePart{"/law", "Law", "Which treaties bind whom, since when, and with which reservations.",
             true},
    SitePart{"/commitments", "Promises", "What governments promised, and how it stands.", true},
    SitePart{"/claims", "Claims", "Ask a claim of your own, and see what the figures say.", true},
    SitePart{"/models", "Models", "What would change if something else did.", true},
    SitePart{"/services", "Services", "Who helps people who move, where, and at what cost."},
    SitePart{"/practices", "Practices", "What was tried elsewhere, and how sure it is to work."},
    SitePart{"/actors", "Who acts", "Ministries, unions, agencies and others, with their mandate."},
    SitePart{"/chain", "The chain",
             "From what was recommended to what shows it, and where that breaks."},
    SitePart{"/map", "Map", "Where people of a place live, and where those who came are from."},
    SitePart{"/displacement", "Displacement", "Who would arrive where, and when, in a crisis."},
    SitePart{"/assessment", "Self-assessment", "Where a country stands, and its next small step."},
    SitePart{"/data", "Data", "What has been loaded, and all of it to take along.", true},
    SitePart{"/glossary", "Glossary", "Words explained, and words rather not used.", true},
};

}  // namespace

std::span<const SitePart> site_parts() { return parts; }

}  // namespace corridor
