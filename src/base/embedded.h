// The files of data/, which the build compresses into the program (tools/embed.cpp), so that one
// file is the whole program and the default workspace needs no network.
// Paths are relative to data/ with forward slashes, such as "places/places.csv". The script of the
// pages stands at "web/page.js" and beside it, unless the program was built without Node.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace corridor {

// All paths, sorted by their bytes.
std::vector<std::string_view> embedded_files();

bool is_embedded(std::string_view path);

// The file's bytes, decompressed at each call. Asking for a path that is not embedded is a mistake
// of ours: ask is_embedded first where the path came from outside.
std::string embedded_file(std::string_view path);

// Of an embedded table its header and the lines whose first field is one of `beginnings`. Of a long
// table only the pieces that have such lines are decompressed.
std::string embedded_lines(std::string_view path, const std::vector<std::string>& beginnings);

}  // namespace corridor
