import { afterAll, expect, test } from "@jest/globals";
import { losses, sentIn, startLoad } from "../support/load.ts";
import { actions, bringTo, outcomes } from "../targets/compose/lab.ts";
import { forms, openRollingLab, type GatewayForm, type RollingLab } from "../targets/compose/rolling-lab.ts";

const opened: RollingLab[] = [];

afterAll(async () => {
  for (const lab of opened) await lab.close();
}, 120_000);

// The WebSocket never ends by itself.
const short = { settings: { drainSeconds: 2 } };
const proven = ["every unit runs the release: succeeded", "every unit is ready: succeeded"];

/** `npm run soak -- --gateways` has all of them. */
const everyday = ["nginx, addresses handed over", "nginx, a name in proxy_pass", "haproxy, runtime API"] as const;
const tried = Object.entries<GatewayForm>(forms).filter(
  ([name]) => process.env["SOAK"] !== undefined || everyday.some((each) => each === name),
);

test.each(tried)(
  "%s: a service is rolled under load and no request is lost",
  async (_name, form) => {
    const lab = await openRollingLab(form);
    opened.push(lab);
    const first = await bringTo(lab.target, await lab.app({ VERSION: "1" }, short));
    expect(outcomes(first).slice(-2)).toEqual(proven);
    const before = { gateway: await lab.ids("gateway"), web: await lab.ids("web") };
    const load = startLoad(await lab.url(), 100);
    const second = await bringTo(lab.target, await lab.app({ VERSION: "2" }, short));
    const seen = await load.stop();
    expect([second.checks.filter(({ outcome }) => outcome !== "succeeded"), outcomes(second)]).toEqual([
      [],
      ["files succeeded", "pull succeeded", "roll:1 succeeded", ...proven],
    ]);
    expect(actions(second)).toEqual({ gateway: "keep", web: "replace" });
    expect(losses(seen)).toEqual([]);
    expect(sentIn(seen)).toBeGreaterThan(100);
    expect(await lab.ids("gateway")).toEqual(before.gateway);
    expect(await lab.ids("web")).toHaveLength(1);
    expect(await lab.ids("web")).not.toEqual(before.web);
    expect(await (await fetch(await lab.url())).text()).toBe("2");
  },
  120_000,
);
