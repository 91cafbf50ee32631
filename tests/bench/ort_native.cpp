// onnxruntime's CPU library through its C interface, as a contender (line_server.h): one thread,
// all optimisations, outputs in memory that is kept. The library is the one that npm's
// onnxruntime-node brings; its header is not there, and of the table of functions only a few
// entries are needed. Their places never change: https://onnxruntime.ai/docs/api/c/ (struct
// OrtApi).
//   ort_native LIBRARY; models are INPUTS.w.onnx and INPUTS.s.onnx, each if it exists.
#include <dlfcn.h>

#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "line_server.h"

namespace {

constexpr std::uint32_t k_api_version = 20;
constexpr int k_float = 1, k_all_optimisations = 99, k_log_errors = 3;
constexpr int k_device_allocator = 0, k_default_memory = 0;

enum Entry {
  get_error_message = 2,
  create_env = 3,
  create_session = 7,
  run_session = 9,
  create_session_options = 10,
  set_optimisation_level = 23,
  set_intra_op_threads = 24,
  set_inter_op_threads = 25,
  create_tensor_with_data = 49,
  create_cpu_memory_info = 69,
  release_session = 95,
  release_value = 96,
};

struct ApiBase {
  const void* const* (*get_api)(std::uint32_t version);
  const char* (*version)();
};

const void* const* g_api = nullptr;

template <class... Arguments>
bool call(Entry entry, Arguments... arguments) {
  using Function = void* (*)(Arguments...);
  void* status = reinterpret_cast<Function>(const_cast<void*>(g_api[entry]))(arguments...);
  if (status == nullptr) return true;
  using Message = const char* (*)(const void*);
  std::fprintf(stderr, "onnxruntime: %s\n",
               reinterpret_cast<Message>(const_cast<void*>(g_api[get_error_message]))(status));
  return false;
}

void release(Entry entry, void*& object) {
  if (object == nullptr) return;
  reinterpret_cast<void (*)(void*)>(const_cast<void*>(g_api[entry]))(object);
  object = nullptr;
}

bool exists(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file != nullptr) std::fclose(file);
  return file != nullptr;
}

class OnnxRuntime {
 public:
  bool open(const char* library) {
    void* handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr) {
      std::fprintf(stderr, "%s\n", dlerror());
      return false;
    }
    using GetBase = const ApiBase* (*)();
    const auto base = reinterpret_cast<GetBase>(dlsym(handle, "OrtGetApiBase"));
    g_api = base == nullptr ? nullptr : base()->get_api(k_api_version);
    return g_api != nullptr && call(create_env, k_log_errors, "headsup", &env_) &&
           call(create_session_options, &options_) &&
           call(set_optimisation_level, options_, k_all_optimisations) &&
           call(set_intra_op_threads, options_, 1) && call(set_inter_op_threads, options_, 1) &&
           call(create_cpu_memory_info, k_device_allocator, k_default_memory, &memory_);
  }

  bool load(const headsup::bench::Inputs& inputs) {
    inputs_ = inputs;
    const std::int64_t tokens = inputs.tokens, d_model = inputs.d_model, heads = inputs.heads;
    output_.resize(inputs.x.size());
    weights_.resize(heads * tokens * tokens);
    for (Model& model : models_) {
      release(release_session, model.session);
      for (void** value : {&model.x, &model.output, &model.weights}) release(release_value, *value);
      const std::string path = inputs.path + (&model == &models_[0] ? ".w.onnx" : ".s.onnx");
      if (!exists(path)) continue;
      if (!call(create_session, env_, path.c_str(), options_, &model.session)) {
        model.session = nullptr;
        continue;
      }
      // As the model has it: of two dimensions, or with a batch of one.
      const bool batch = path.find("plain") == std::string::npos;
      const std::vector<std::int64_t> square = batch ? std::vector<std::int64_t>{1, tokens, d_model}
                                                     : std::vector<std::int64_t>{tokens, d_model};
      const std::vector<std::int64_t> cube =
          batch ? std::vector<std::int64_t>{1, heads, tokens, tokens}
                : std::vector<std::int64_t>{heads, tokens, tokens};
      if (!tensor(inputs_.x, square, model.x) || !tensor(output_, square, model.output) ||
          !tensor(weights_, cube, model.weights)) {
        return false;
      }
    }
    return true;
  }

  bool forward(bool keep_weights) {
    Model& model = models_[keep_weights ? 0 : 1];
    if (model.session == nullptr) return false;
    const char* inputs[] = {"x"};
    const char* outputs[] = {"output", "weights"};
    const void* given[] = {model.x};
    void* results[] = {model.output, model.weights};
    return call(run_session, model.session, static_cast<const void*>(nullptr), +inputs, +given,
                std::size_t{1}, +outputs, std::size_t{keep_weights ? 2u : 1u}, +results);
  }

  const float* output() const { return output_.data(); }
  const float* weights(int head) const {
    return weights_.data() + static_cast<std::size_t>(head) * inputs_.tokens * inputs_.tokens;
  }

 private:
  struct Model {
    void* session = nullptr;
    void* x = nullptr;
    void* output = nullptr;
    void* weights = nullptr;
  };

  bool tensor(std::vector<float>& data, const std::vector<std::int64_t>& sizes, void*& value) {
    return call(create_tensor_with_data, memory_, static_cast<void*>(data.data()),
                data.size() * sizeof(float), sizes.data(), sizes.size(), k_float, &value);
  }

  void* env_ = nullptr;
  void* options_ = nullptr;
  void* memory_ = nullptr;
  Model models_[2];  // with weights and without
  headsup::bench::Inputs inputs_;
  std::vector<float> output_, weights_;
};

}  // namespace

int main(int count, char** values) {
  OnnxRuntime runtime;
  if (count != 2 || !runtime.open(values[1])) return 1;
  return headsup::bench::serve(runtime);
}
