// Loaded before a program whose peak memory is measured: as it ends, the kernel has the number.
import { writeFileSync } from "node:fs";

process.on("exit", () => {
  writeFileSync(process.env.AIP_DEPLOY_BENCH_PEAK, String(process.resourceUsage().maxRSS));
});
