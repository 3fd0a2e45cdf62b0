/** The main job: the example, or a repository of the user's own, from a push to production on this machine. */
import { DeployError, messageOf } from "../src/errors.ts";
import { renderError } from "../src/report/error-text.ts";
import { plain } from "../src/report/style.ts";
import { help, parse } from "./start/arguments.ts";
import { takeDown } from "./start/down.ts";
import { ownRepository, playground } from "./start/days.ts";
import { Stopped } from "./start/interruption.ts";
import { alone } from "./start/alone.ts";
import { homeOf } from "./start/places.ts";

process.exitCode = await main(process.argv.slice(2));
// Kept connections would hold the process for seconds after everything is said.
process.exit();

async function main(args: readonly string[]): Promise<number> {
  const wish = parse(args);
  if ("problem" in wish) {
    console.error(`npm start: ${wish.problem}\n\n${help}`);
    return 2;
  }
  if (wish.kind === "help") {
    console.log(help);
    return 0;
  }
  const home = homeOf(process.env);
  try {
    return await alone(home, async () => {
      if (wish.kind === "down") return await takeDown(home, wish);
      const { repository, verbose } = wish;
      return repository === undefined
        ? await playground(home, { verbose })
        : await ownRepository(home, { repository, verbose });
    });
  } catch (error) {
    console.error(error instanceof DeployError ? renderError(error, plain).trimEnd() : messageOf(error));
    return error instanceof Stopped ? 130 : 1;
  }
}
