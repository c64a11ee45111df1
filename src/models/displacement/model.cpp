// The record of the model: its numbers as `corridor models displacement` lists them. All others,
// switches and lists are in parameters.h.

#include "models/model.h"

#include <array>

namespace corridor {
namespace {

constexpr std::string_view public_conflicts =
    "chosen on six public conflicts (docs/models/displacement.md)";
constexpr std::string_view reference = "the Flee program's usual value";

constexpr std::array<Parameter, 9> parameters{{
    {"max_move_speed", "km/day", "a day's way by vehicle", 1, 360, 5000, reference},
    {"camp_movechance", "/day", "chance of leaving a camp", 0, 0.001, 1, reference},
    {"capacity_scaling", "", "factor on the capacities of camps", 0, 1, 1e6, reference},
    {"settle_distance_power", "", "how strongly the way to a camp puts people off", 0, 1, 10,
     public_conflicts},
    {"destination_softening_km", "km", "added to the way to a camp", 0, 200, 1e4, public_conflicts},
    {"camp_capacity_power", "", "how strongly camps pull by their capacity", 0, 1, 3,
     public_conflicts},
    {"largest_capacity_share", "",
     "a capacity above this many times the median of the others is not believed", 0, 8, 1e6,
     public_conflicts},
    {"ties_weight", "", "how far the shares of the last reports pull (0.5 where leak-free)", 0, 0,
     1, public_conflicts},
    {"change_weight", "",
     "part of the run's changes since the last reports put on them (0.5 where leak-free)", 0, 0, 1,
     public_conflicts},
}};

}  // namespace

extern const Model displacement_model;
const Model displacement_model{
    "displacement",
    "Displacement from conflict or disaster",
    "How many people arrive where and when, and what a closed border or a new camp changes?",
    "Suleimenova, Bell and Groen, A generalized simulation development approach for predicting "
    "refugee destinations, Scientific Reports 7, 13377 (2017); rules of our own beside it",
    parameters,
    nullptr};

}  // namespace corridor
