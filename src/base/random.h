#pragma once
// Random numbers that repeat: a stream is named by a seed and up to three numbers of what it is for
// (model, replicate, entity), and its n-th number depends on those alone. So a result does not
// change with the number of threads, the order of the work, or what else was drawn.
//
// The generator is Philox4x32-10: J. Salmon, M. Moraes, R. Dror, D. Shaw, "Parallel random numbers:
// as easy as 1, 2, 3", SC11 (2011); its published answers are the test.

#include <array>
#include <cstdint>

namespace corridor {

/// One block of the generator: four words from a counter of four and a key of two.
std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                    std::array<std::uint32_t, 2> key);

/// What a stream is for. Streams that differ in any number have nothing to do with each other.
struct StreamName {
  std::uint32_t model = 0, replicate = 0, entity = 0;
};

class RandomStream {
 public:
  RandomStream(std::uint64_t seed, StreamName name);

  std::uint32_t next();
  /// In [0, 1), with 53 bits.
  double uniform();
  /// In [0, bound), each as likely; `bound` is at least 1.
  std::uint64_t below(std::uint64_t bound);

 private:
  std::array<std::uint32_t, 2> key_;
  std::array<std::uint32_t, 4> counter_;
  std::array<std::uint32_t, 4> block_{};
  unsigned used_ = 4;
};

/// Normal numbers of mean 0 and deviation 1 out of a stream, two for each pair drawn (Box and
/// Muller).
class NormalStream {
 public:
  explicit NormalStream(RandomStream stream) : stream_(stream) {}
  double next();

 private:
  RandomStream stream_;
  double second_ = 0;
  bool has_second_ = false;
};

}  // namespace corridor
