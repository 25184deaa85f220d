/**
 * Lower Cholesky factor of a symmetric matrix (n x n, row-major, only the lower triangle is read), or undefined when it is
 * not positive definite.
 */
export function cholesky(matrix: Float64Array, n: number): Float64Array | undefined {
  const factor = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = matrix[i * n + j] as number;
      for (let k = 0; k < j; k++) sum -= (factor[i * n + k] as number) * (factor[j * n + k] as number);
      if (i === j) {
        if (!(sum > 1e-12 * Math.abs(matrix[j * n + j] as number))) return undefined;
        factor[j * n + j] = Math.sqrt(sum);
      } else {
        factor[i * n + j] = sum / (factor[j * n + j] as number);
      }
    }
  }
  return factor;
}

/** Solves A x = b from the Cholesky factor of A. */
export function solveCholesky(factor: Float64Array, n: number, right: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(right);
  for (let i = 0; i < n; i++) {
    let sum = x[i] as number;
    for (let k = 0; k < i; k++) sum -= (factor[i * n + k] as number) * (x[k] as number);
    x[i] = sum / (factor[i * n + i] as number);
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i] as number;
    for (let k = i + 1; k < n; k++) sum -= (factor[k * n + i] as number) * (x[k] as number);
    x[i] = sum / (factor[i * n + i] as number);
  }
  return x;
}

/** Inverse of a symmetric positive definite matrix, or undefined when it is not one. */
export function inverseSymmetric(matrix: Float64Array, n: number): Float64Array | undefined {
  const factor = cholesky(matrix, n);
  if (factor === undefined) return undefined;
  const inverse = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    const unit = new Float64Array(n);
    unit[j] = 1;
    inverse.set(solveCholesky(factor, n, unit), j * n);
  }
  return inverse;
}

/** Condition number in the 1-norm, |A| |A^-1|. */
export function conditionNumber(matrix: Float64Array, inverse: Float64Array, n: number): number {
  return oneNorm(matrix, n) * oneNorm(inverse, n);
}

function oneNorm(matrix: Float64Array, n: number): number {
  let norm = 0;
  for (let j = 0; j < n; j++) {
    let column = 0;
    for (let i = 0; i < n; i++) column += Math.abs(matrix[Math.max(i, j) * n + Math.min(i, j)] as number);
    norm = Math.max(norm, column);
  }
  return norm;
}
