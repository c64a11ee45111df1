// The rules of the house that a machine can hold. Each reads the project and adds what it finds.
#pragma once

#include "tidy/project.h"

namespace tidy {

using Findings = std::vector<Finding>;

// rules_includes.cpp: who may see whom in src/, include cycles, headers that nothing includes.
void check_direction(const Project& project, Findings& findings);
void check_cycles(const Project& project, Findings& findings);
void check_unused_headers(const Project& project, Findings& findings);

// rules_size.cpp: lines, functions, parameters, files.
void check_sizes(const Project& project, Findings& findings);

// rules_code.cpp: words of C++ that have a better replacement here.
void check_banned_words(const Project& project, Findings& findings);

// rules_names.cpp: two types of one name, which no compiler sees and the linker confuses.
void check_type_names(const Project& project, Findings& findings);

// rules_text.cpp: words about people, unfinished marks, paths of one machine, package hosts.
void check_words_about_people(const Project& project, Findings& findings);
void check_marks(const Project& project, Findings& findings);
void check_machine_names(const Project& project, Findings& findings);

// rules_shape.cpp: folder names, `#pragma once`, the licences of data/.
void check_folder_names(const Project& project, Findings& findings);
void check_pragma_once(const Project& project, Findings& findings);
void check_licences(const Project& project, Findings& findings);

// All of the above, sorted by place.
Findings check_all(const Project& project);

}  // namespace tidy
