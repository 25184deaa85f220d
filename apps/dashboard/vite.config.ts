import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = 'http://localhost:8787';

export default defineConfig({
  plugins: [react()],
  html: { cspNonce: '__CSP_NONCE__' },
  worker: { format: 'es' },
  build: { manifest: true, modulePreload: { polyfill: false }, reportCompressedSize: false },
  server: { proxy: { '/api': { target: api, changeOrigin: true, headers: { origin: api } } } },
});
