// How tests/bench/contenders/native.mjs talks to a native contender: one line in, one line out.
//   load FILE N D_MODEL HEADS   inputs, float32: x, wq, wk, wv, wo one after the other  -> ok
//   run w|s COUNT               that many forward passes, with weights or without  -> seconds
//   write w|s FILE              one more pass; its output, then its weights if 'w'  -> ok
// Whatever cannot be done is answered with `error ...`.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

namespace headsup::bench {

struct Inputs {
  std::string path;  // of the file they came from
  int tokens = 0, d_model = 0, heads = 0;
  std::vector<float> x, wq, wk, wv, wo;
};

inline double now_seconds() {
  using namespace std::chrono;
  return duration<double>(steady_clock::now().time_since_epoch()).count();
}

inline bool read_inputs(const char* path, Inputs& inputs) {
  std::FILE* file = std::fopen(path, "rb");
  if (file == nullptr) return false;
  inputs.path = path;
  const std::size_t square = static_cast<std::size_t>(inputs.d_model) * inputs.d_model;
  inputs.x.resize(static_cast<std::size_t>(inputs.tokens) * inputs.d_model);
  bool complete = true;
  for (std::vector<float>* projection : {&inputs.wq, &inputs.wk, &inputs.wv, &inputs.wo}) {
    projection->resize(square);
  }
  for (std::vector<float>* part : {&inputs.x, &inputs.wq, &inputs.wk, &inputs.wv, &inputs.wo}) {
    complete &= std::fread(part->data(), sizeof(float), part->size(), file) == part->size();
  }
  std::fclose(file);
  return complete;
}

// A contender has
//   bool load(const Inputs&)
//   bool forward(bool keep_weights)
//   const float* output()             tokens × d_model, of the latest forward
//   const float* weights(int head)    tokens × tokens, of the latest forward that kept them
template <class Contender>
bool write_results(Contender& contender, const Inputs& inputs, bool keep_weights,
                   const char* path) {
  if (!contender.forward(keep_weights)) return false;
  std::FILE* file = std::fopen(path, "wb");
  if (file == nullptr) return false;
  const std::size_t tokens = inputs.tokens;
  bool complete =
      std::fwrite(contender.output(), sizeof(float), inputs.x.size(), file) == inputs.x.size();
  for (int head = 0; keep_weights && head < inputs.heads; ++head) {
    complete &= std::fwrite(contender.weights(head), sizeof(float), tokens * tokens, file) ==
                tokens * tokens;
  }
  return std::fclose(file) == 0 && complete;
}

template <class Contender>
bool run(Contender& contender, bool keep_weights, int count) {
  const double start = now_seconds();
  for (int call = 0; call < count; ++call) {
    if (!contender.forward(keep_weights)) return false;
  }
  std::printf("%.9g\n", now_seconds() - start);
  return true;
}

template <class Contender>
int serve(Contender& contender) {
  Inputs inputs;
  char line[4096], path[4096], kind = 'w';
  int count = 0;
  while (std::fgets(line, sizeof line, stdin) != nullptr) {
    bool done = false;
    if (std::sscanf(line, "load %4095s %d %d %d", path, &inputs.tokens, &inputs.d_model,
                    &inputs.heads) == 4) {
      done = read_inputs(path, inputs) && contender.load(inputs);
      if (done) std::puts("ok");
    } else if (std::sscanf(line, "run %c %d", &kind, &count) == 2) {
      done = run(contender, kind == 'w', count);
    } else if (std::sscanf(line, "write %c %4095s", &kind, path) == 2) {
      done = write_results(contender, inputs, kind == 'w', path);
      if (done) std::puts("ok");
    }
    if (!done) std::printf("error at %s", line);
    std::fflush(stdout);
  }
  return 0;
}

}  // namespace headsup::bench
