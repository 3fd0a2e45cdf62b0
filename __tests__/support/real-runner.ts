import { localRunner } from "../../src/command/local.ts";
import type { Runner } from "../../src/command/runner.ts";

/** Runs programs as the person who runs the tests would. */
export const realRunner: Runner = localRunner({ env: process.env, redact: (text) => text });
