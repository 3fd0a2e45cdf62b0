import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // `npm run dev` on a developer's machine talks to the gateway of the running dev environment.
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
});
