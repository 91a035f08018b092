import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Where the API answers while the page itself comes from Vite's development server. */
const backend = process.env['BOURSE_URL'] ?? 'http://localhost:3002';

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    port: 3000,
    strictPort: true,
    proxy: { '/api': backend, '/candles': backend, '/symbols': backend },
  },
  build: {
    outDir: 'target/dist',
    emptyOutDir: true,
    // For scripts/check-budget.mjs.
    manifest: true,
    target: 'es2022',
    // Where light-dark() is known.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // The page's security policy allows no inline scripts, styles or data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  test: {
    include: ['src/**/*.test.ts'],
    restoreMocks: true,
  },
});
