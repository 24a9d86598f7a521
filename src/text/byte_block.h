// Sixteen bytes of text at once: vectors of GCC and Clang, as wide as those of every 64-bit machine. The first byte is the lowest of
// its half (little-endian, as all tables here).
#ifndef NEWSMETRICS_TEXT_BYTE_BLOCK_H_
#define NEWSMETRICS_TEXT_BYTE_BLOCK_H_

#include <cstdint>
#include <cstring>

namespace newsmetrics {

using ByteBlock = unsigned char __attribute__((vector_size(16)));
using BlockHalves = std::uint64_t __attribute__((vector_size(16)));

inline ByteBlock load_block(const void* from) {
  ByteBlock block;
  std::memcpy(&block, from, sizeof block);
  return block;
}

// Of a block, or of what a comparison of one says: all ones for each byte of which it holds.
template <typename Block>
BlockHalves halves_of(Block block) {
  static_assert(sizeof block == sizeof(BlockHalves));
  return reinterpret_cast<BlockHalves>(block);
}

}  // namespace newsmetrics

#endif
