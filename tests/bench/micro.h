// What one core of this machine can do, measured next to the contenders: the floor under their
// times is made of these rates. Each function works for a while and returns how much it did.
#pragma once

// One set per instruction set; `repeats` > 0 scales the work, `variant` picks how much of it is
// independent (0 ... k_micro_variants - 1): which one is fastest is for the caller to find out.
inline constexpr int k_micro_variants = 3;

struct Micro {
  // Multiplications and additions, one each counted, on registers only; fused where there is
  // such an instruction.
  double (*flops)(int variant, int repeats);
  // Exponentials of an array in L1: range reduction and a polynomial, relative error 2e-7.
  double (*exps)(int variant, int repeats);
  // Bytes written to a block of `floats`, from its start to its end.
  double (*stores)(float* block, unsigned long floats, int repeats);
  // e^x of one number as `exps` computes it, to check it.
  float (*exp_once)(float x);
};
