/** Version of the arithmetic, kept with every calibration; the same as the package's. */
export const ENGINE_VERSION = '0.1.0';
