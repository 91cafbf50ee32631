// A kept array of floats: it grows when it must and is never given back before its owner ends.
#pragma once

#include <cstddef>
#include <new>

namespace headsup::attention {

class Buffer {
 public:
  Buffer() = default;
  ~Buffer() { release(); }
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;

  // Room for `count` floats; what they hold is unspecified if the buffer had to grow. false: there
  // is no memory, and the buffer is empty now.
  bool reserve(std::size_t count) {
    if (count <= capacity_) return true;
    release();  // first, so that the old and the new block need not fit side by side
    data_ = static_cast<float*>(::operator new(count * sizeof(float), k_alignment, std::nothrow));
    if (data_ == nullptr) return false;
    capacity_ = count;
    return true;
  }

  float* data() { return data_; }
  const float* data() const { return data_; }

 private:
  // A cache line, which is also the widest vector.
  static constexpr std::align_val_t k_alignment{64};

  void release() {
    ::operator delete(data_, k_alignment);
    data_ = nullptr;
    capacity_ = 0;
  }

  float* data_ = nullptr;
  std::size_t capacity_ = 0;
};

}  // namespace headsup::attention
