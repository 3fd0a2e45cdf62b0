import type { Command } from "../command/command.ts";
import type { Output, Runner } from "../command/runner.ts";

/**
 * The runner with a memory of the models that Compose printed: who asks again for the same files gets the same answer,
 * whatever was written to them since. For as long as one look at a checkout lasts.
 */
export function printingOnce(runner: Runner): Runner {
  const printed = new Map<string, Promise<Output>>();
  return {
    run(command, options) {
      if (!printsModel(command)) return runner.run(command, options);
      const question = JSON.stringify(command);
      const answer = printed.get(question) ?? runner.run(command, options);
      printed.set(question, answer);
      return answer;
    },
  };
}

function printsModel({ program, args }: Command): boolean {
  return program === "docker" && args[0] === "compose" && args.at(-3) === "config";
}
