#pragma once
// LateLibrary: a library of the system that is loaded when it is first needed, and not whenever the
// program starts. Worth it for one that few commands need and that brings many others with it:
// libcurl and the twenty-five libraries behind it take longer to load than most answers take.

#include "base/result.h"

#include <string>

namespace corridor {

class LateLibrary {
 public:
  /// By its name and version, such as "libcurl.so.4"; it stays loaded. ErrorKind::io where it is
  /// not installed: `hint` says what to do then.
  static Result<LateLibrary> open(const std::string& name, const std::string& hint);

  /// Sets `function` to the one of that name, which the library's header declares.
  template <class Function> Result<void> find(Function*& function, const char* function_name) {
    void* const found = TRY(address(function_name));
    function = reinterpret_cast<Function*>(found);
    return {};
  }

 private:
  LateLibrary(void* handle, std::string name) : handle_(handle), name_(std::move(name)) {}
  Result<void*> address(const char* function_name) const;
  void* handle_;
  std::string name_;
};

}  // namespace corridor
