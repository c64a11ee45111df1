#pragma once
namespace corridor {
struct Figure final {};
namespace {
struct Part {};
}
}
