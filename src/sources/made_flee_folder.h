#pragma once
// A small scenario folder for tests: two places in conflict, a town and two camps.

#include "base/scratch_folder.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <string>

namespace corridor {

using FleeFiles = std::map<std::string, std::string>;

inline FleeFiles made_flee_files() {
  return {
      {"input_csv/sim_period.csv", "StartDate,2020-01-01\nLength,20\n"},
      {"input_csv/locations.csv",
       "#name,region,country,latitude,longitude,location_type,conflict_date,population\n"
       "Alpha,R,Home,10.0,1.0,conflict_zone,0,1000\n"
       "Beta,R,Home,10.5,1.5,conflict_zone,5,500\n"
       "Market,R,Home,10.2,1.2,town,,200\n"
       "CampOne,R,Abroad,11.0,2.0,camp,,300\n"
       "CampTwo,R,Abroad,9.0,2.0,camp,,\n"},
      {"input_csv/routes.csv",
       "#name1,name2,distance,forced_redirection\nAlpha,Market,60,0\nBeta,Market,50,\n"
       "Market,CampOne,120,\nMarket,CampTwo,150,\n"},
      {"input_csv/conflicts.csv", "#Day,Alpha,Beta\n0,1,0\n5,1,1\n19,1,1\n"},
      {"input_csv/closures.csv",
       "#closure_type,name1,name2,closure_start,closure_end\ncountry,Home,Abroad,3,6\n"},
      {"source_data/data_layout.csv",
       "total,refugees.csv\nCampOne,one.csv\nCampTwo,two.csv,two-more.csv\n"},
      {"source_data/refugees.csv", "Date,Count\n2020-01-01,0\n2020-01-20,600\n"},
      {"source_data/one.csv", "2020-01-01,0\n2020-01-10,100\n2020-01-20,300\n"},
      {"source_data/two.csv", "2020-01-01,0\n2020-01-20,200\n"},
      {"source_data/two-more.csv", "2020-01-01,0\n2020-01-11,50\n2020-01-20,100\n"},
  };
}

inline void write_flee_files(const std::string& folder, const FleeFiles& files) {
  for (const auto& [name, text] : files) {
    const std::filesystem::path path = folder + "/" + name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << text;
  }
}

}  // namespace corridor
