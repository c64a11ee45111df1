#pragma once
// What if: changes of a scenario, each one line.
//
//   close_border:Mali,Niger,30[,60]       the border between two countries, from a day (to a day)
//   close_link:Mopti,Mentao,30[,60]       a road, both ways
//   close_place:Mentao,30[,60]            all roads into and out of a place
//   close_camp:Mentao,30[,60]             a camp becomes a town
//   open_camp:Mopti,20000,30              a place becomes a camp for so many people on a day
//   camp_capacity:Mentao,20000            another capacity (0: without limit)
//   shift_conflict:Gao,-10                conflict at a place begins so many days later (or
//   earlier) shift_conflicts:20                    all conflicts distance:Mopti,Mentao,200 another
//   length of a road add_route:Mopti,Abala,350             a road that was not there
// Speed, weights and all other numbers are settings (--set max_move_speed=200).

#include "base/result.h"
#include "vocabulary/displacement_world.h"

#include <string>

namespace corridor {

Result<void> change_displacement(displacement::World& world, const std::string& change);

}  // namespace corridor
