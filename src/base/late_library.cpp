#include "base/late_library.h"

#include <dlfcn.h>
#include <fmt/core.h>

namespace corridor {

Result<LateLibrary> LateLibrary::open(const std::string& name, const std::string& hint) {
  void* const handle = ::dlopen(name.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (handle != nullptr) return LateLibrary(handle, name);
  return fail({ErrorKind::io,
               fmt::format("expected the library {}, saw none: {}", name, ::dlerror()),
               {},
               hint});
}

Result<void*> LateLibrary::address(const char* function_name) const {
  void* const found = ::dlsym(handle_, function_name);
  if (found != nullptr) return found;
  return fail({ErrorKind::io,
               fmt::format("expected {} in the library {}, saw none", function_name, name_),
               {},
               "It is of another version than the one this program was made for."});
}

}  // namespace corridor
