// One small app behind every gateway form, rolled under load.
import { losses, sentIn, slowestIn, sorts, startLoad } from "../__tests__/support/load.ts";
import { bringTo } from "../__tests__/targets/compose/lab.ts";
import { forms, openRollingLab, type GatewayForm } from "../__tests__/targets/compose/rolling-lab.ts";
import { load } from "./measure.ts";
import { markdownTable } from "./table.ts";

/** Rolls the app so many times behind each gateway; answers the exit code. */
export async function soakGateways(times: number, rate: number, only: string): Promise<number> {
  const rows: string[][] = [];
  const tried = Object.entries<GatewayForm>(forms).filter(([name]) => new RegExp(only).test(name));
  for (const [name, form] of tried) {
    const lab = await openRollingLab(form);
    try {
      const settings = { settings: { drainSeconds: 3 } };
      await bringTo(lab.target, await lab.app({ VERSION: "0", BOOT_MS: "1000" }, settings));
      const requests = startLoad(await lab.url(), rate);
      const outcomes: boolean[] = [];
      const took: number[] = [];
      for (let time = 1; time <= times; time += 1) {
        const started = performance.now();
        const { checks } = await bringTo(
          lab.target,
          await lab.app({ VERSION: String(time), BOOT_MS: "1000" }, settings),
        );
        took.push((performance.now() - started) / 1000);
        outcomes.push(checks.length > 0 && checks.every(({ outcome }) => outcome === "succeeded"));
      }
      const seen = await requests.stop();
      const lost = sorts.map((sort) => `${sort} ${seen[sort].lost.length}`).join(", ");
      const mean = took.reduce((sum, each) => sum + each, 0) / took.length;
      rows.push([
        name,
        `${outcomes.filter(Boolean).length} of ${times}`,
        `${mean.toFixed(1)} s`,
        String(sentIn(seen)),
        String(losses(seen).length),
        lost,
        `${slowestIn(seen)} ms`,
      ]);
      console.error(rows.at(-1)?.join(" · "), losses(seen).slice(0, 10));
    } finally {
      await lab.close();
    }
  }
  const columns = ["gateway", "good", "a rolling takes", "requests", "lost", "by sort", "slowest"];
  console.log(`\n${markdownTable([columns, ...rows])}\n`);
  console.log(`${rate} requests a second, load average ${load()} at the end.`);
  return rows.some((row) => row[4] !== "0") ? 1 : 0;
}
