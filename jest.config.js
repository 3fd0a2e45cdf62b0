export default {
  // Most of the time the tests wait for an engine; one more at a time than jest takes on two cores.
  maxWorkers: 2,
  // A machine that is busy with engines takes its time; what must be fast says so itself.
  testTimeout: 30_000,
  testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
  modulePathIgnorePatterns: ["<rootDir>/lib/", "<rootDir>/dist/", "<rootDir>/examples/"],
  extensionsToTreatAsEsm: [".ts"],
  transform: {
    "\\.ts$": ["@swc/jest", { jsc: { parser: { syntax: "typescript" }, target: "es2023" } }],
  },
  testSequencer: "<rootDir>/__tests__/support/clusters-last.js",
  reporters: ["default", "<rootDir>/__tests__/support/closing-line.js"],
};
