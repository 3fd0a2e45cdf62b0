export const id = 675;
export const ids = [675];
export const modules = {

/***/ 7675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  reportError: () => (/* binding */ reportError),
  reportResult: () => (/* binding */ reportResult)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/report/style.js
var report_style = __webpack_require__(1983);
;// CONCATENATED MODULE: ./lib/report/table.js

/** Rows as aligned columns, two spaces between; without rows the empty string. */
function table(heads, rows, style = report_style/* plain */.pj) {
    if (rows.length === 0)
        return "";
    const all = [heads.map(style.dim), ...rows];
    const widths = heads.map((_, column) => Math.max(...all.map((row) => (0,report_style/* width */.VL)(row[column] ?? ""))));
    const line = (row) => widths
        .map((wide, column) => pad(row[column] ?? "", wide))
        .join("  ")
        .trimEnd();
    return all.map(line).join("\n");
}
function pad(text, wide) {
    return text + " ".repeat(Math.max(0, wide - (0,report_style/* width */.VL)(text)));
}
/** The same as GitHub's Markdown; every cell is escaped. */
function markdownTable(heads, rows) {
    if (rows.length === 0)
        return "";
    const line = (cells) => `| ${cells.join(" | ")} |`;
    return [line(heads), line(heads.map(() => "---")), ...rows.map((row) => line(row.map(markdownCell)))].join("\n");
}
function markdownCell(text) {
    return markdown(text).replaceAll("|", "\\|").replaceAll("\n", "<br>");
}
/** Text from outside, made harmless: it can neither become markup nor mention anybody. */
function markdown(text) {
    return text
        .replaceAll("&", "&amp;")
        .replaceAll("<", "&lt;")
        .replaceAll(">", "&gt;")
        .replace(/([\\`*_[\]#~])/g, "\\$1")
        .replace(/@(?=\w)/g, "@\u200b");
}
/** A block of foreign text that no fence inside of it can end. */
function codeBlock(text) {
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
    const fence = "`".repeat(longest + 1);
    return `${fence}text\n${text}\n${fence}`;
}

// EXTERNAL MODULE: ./lib/report/words.js
var words = __webpack_require__(8191);
;// CONCATENATED MODULE: ./lib/report/blocks.js



/** The pieces that texts for the terminal are put together from. */
/** Blocks with an empty line between them; empty ones vanish. */
function blocks(...parts) {
    return parts.filter((part) => part !== "").join("\n\n");
}
function lines(...parts) {
    return parts.filter((part) => part !== "").join("\n");
}
/** A title over its indented body; nothing when there is no body. */
function section(title, body, style) {
    return body === "" ? "" : `${style.bold(title)}\n${indented(body)}`;
}
function indented(text, by = "  ") {
    return text.replace(/^(?=.)/gm, by);
}
function mark(outcome, style) {
    switch (outcome) {
        case "succeeded":
            return style.good("✓");
        case "failed":
            return style.bad("✗");
        case "errored":
            return style.bad("?");
        case "cancelled":
            return style.warn("■");
        case "skipped":
            return style.dim("–");
    }
}
function bullets(sentences) {
    return sentences.map((sentence) => `- ${sentence.replaceAll("\n", "\n  ")}`).join("\n");
}
/** The ways to go on, one a line. */
function nextLines(ways, style) {
    return ways.map(({ what, command }) => (command === undefined ? what : `${what}: ${style.bold(command)}`)).join("\n");
}
function problemLines(problems) {
    return bullets(problems.map((problem) => lines((0,errors/* describeProblem */.BJ)(problem), problem.hint === undefined ? "" : `hint: ${problem.hint}`)));
}
/** Rows as aligned columns without heads, one line each. */
function aligned(rows) {
    const heads = (rows[0] ?? []).map(() => "");
    return table(heads, rows).split("\n").slice(1);
}
const mostCommits = 15;
/** Commits as a table, newest first; `about` may say what each of them changed. */
function commitTable(commits, { now, style, about }) {
    const rows = commits
        .slice(0, mostCommits)
        .map(({ sha, subject, author, date }) => [
        (0,words/* shortCommit */.Ax)(sha),
        (0,words/* cut */.Jj)(subject, 44),
        (0,words/* cut */.Jj)(author, 16),
        (0,words/* ago */.KN)(date, now),
        ...(about === undefined ? [] : [about(sha)]),
    ]);
    const heads = ["commit", "subject", "author", "when", ...(about === undefined ? [] : ["changed"])];
    const more = commits.length - rows.length;
    return lines(table(heads, rows, style), more > 0 ? `… and ${more} more` : "");
}

// EXTERNAL MODULE: ./lib/report/exit-code.js
var exit_code = __webpack_require__(8456);
// EXTERNAL MODULE: ./lib/report/printable.js
var printable = __webpack_require__(2037);
;// CONCATENATED MODULE: ./lib/report/error-text.js





/** Anything that was thrown, for a person: what is wrong, and below it what to do next. Ends with a newline. */
function renderError(error, style) {
    return `${errorText(error, style)}\n`;
}
function errorText(error, style) {
    if (error instanceof errors/* ConfigError */.xL)
        return problemsText(error, style);
    if (error instanceof errors/* InternalError */.Gd || !(error instanceof errors/* DeployError */.sH)) {
        return (0,exit_code/* isStop */.jX)(error) ? style.warn("stopped on request") : bugText(error, style);
    }
    const { message, hint = "" } = (0,printable/* printable */.g)({ message: error.message, hint: error.hint });
    const [first = "", ...rest] = message.split("\n");
    return lines(style.bad(first), rest.join("\n"), indented(unsaid(reasonsOf(error), message)
        .map((reason) => `- ${reason}`)
        .join("\n")), indented(unsaid(lastLinesOf(error), message).join("\n"), "  | "), hintLines(hint, style));
}
/** Lines that the message does not hold already. */
function unsaid(more, message) {
    return (0,printable/* printable */.g)(more).filter((line) => line.trim() === "" || !message.includes(line.trim()));
}
function reasonsOf(error) {
    return error instanceof errors/* GateError */.ue ? error.reasons : [];
}
function lastLinesOf(error) {
    return error instanceof errors/* CommandError */.Qd || error instanceof errors/* BuildError */.zS ? error.lastLines : [];
}
/** Every problem on a line of its own that editors can jump to, and how many there are. */
function problemsText(error, style) {
    const problems = (0,printable/* printable */.g)(error.problems);
    const own = new Set(problems.flatMap((problem) => problem.hint ?? []));
    return lines(...problems.map((problem) => problemText(problem, style)), error.hint === undefined || own.has(error.hint) ? "" : hintLines((0,printable/* printable */.g)(error.hint), style), style.bad((0,words/* plural */.LS)(problems.length, "problem")));
}
function problemText(problem, style) {
    const [first = "", ...rest] = (0,errors/* describeProblem */.BJ)(problem).split("\n");
    return lines(first, indented(rest.join("\n")), indented(hintLines(problem.hint ?? "", style)));
}
function hintLines(hint, style) {
    const [first = "", ...rest] = hint.split("\n");
    return first === "" ? "" : lines(`${style.dim("hint:")} ${first}`, indented(rest.join("\n"), "      "));
}
function bugText(error, style) {
    const bug = error instanceof errors/* InternalError */.Gd ? error : new errors/* InternalError */.Gd((0,errors/* messageOf */.bD)(error), { cause: error });
    return lines(style.bad(`internal error: ${(0,printable/* printable */.g)(bug.message)}`), indented((0,printable/* printable */.g)(stackOf(error))), hintLines(bug.hint ?? "", style));
}
/** Where it was thrown, and what caused it. */
function stackOf(error) {
    if (typeof error !== "object" || error === null)
        return "";
    const stack = "stack" in error && typeof error.stack === "string" ? error.stack : "";
    const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
    const cause = "cause" in error && error.cause !== undefined ? [`caused by: ${(0,errors/* messageOf */.bD)(error.cause)}`] : [];
    return [...frames.map((frame) => frame.trim()), ...cause].join("\n");
}

;// CONCATENATED MODULE: ./lib/report/bytes.js
/** Text held under a number of bytes in UTF-8, as GitHub counts them. */
function bytesOf(text) {
    return Buffer.byteLength(text, "utf8");
}
/** The longest beginning of at most so many bytes that splits no character. */
function head(text, bytes) {
    const all = Buffer.from(text, "utf8");
    let end = Math.min(all.length, Math.max(0, bytes));
    while (end < all.length && isInside(all[end]))
        end--;
    return all.toString("utf8", 0, end);
}
/** The longest end of at most so many bytes that splits no character. */
function tail(text, bytes) {
    const all = Buffer.from(text, "utf8");
    let start = Math.max(0, all.length - Math.max(0, bytes));
    while (start < all.length && isInside(all[start]))
        start++;
    return all.toString("utf8", start);
}
/** The second and further bytes of a character in UTF-8 start with the bits 10. */
function isInside(byte) {
    return byte !== undefined && (byte & 0xc0) === 0x80;
}
/** How many bytes each may have, so that all fit: short ones keep all of theirs, the long ones share what is left evenly. */
function fairShares(sizes, budget) {
    const ascending = sizes.toSorted((left, right) => left - right);
    let left = Math.max(0, budget);
    for (const [index, size] of ascending.entries()) {
        const share = Math.floor(left / (ascending.length - index));
        if (size > share)
            return sizes.map((each) => Math.min(each, share));
        left -= size;
    }
    return sizes;
}

;// CONCATENATED MODULE: ./lib/report/page.js


/** The parts with an empty line between them, within so many bytes; the longest are cut first, each with a mark. */
function page(parts, bytes) {
    const wanted = parts.map((part) => part()).filter((text) => text !== "");
    const whole = wanted.join("\n\n");
    if (bytesOf(whole) <= bytes)
        return whole;
    const gaps = 2 * (parts.length - 1);
    const shares = fairShares(parts.map((part) => bytesOf(part())), bytes - gaps);
    return parts
        .map((part, index) => part(shares[index]))
        .filter((text) => text !== "")
        .join("\n\n");
}
/** Markdown that is cut between two lines, so that a table stays a table. */
function flowing(text) {
    return (bytes) => {
        if (bytes === undefined || bytesOf(text) <= bytes)
            return text;
        const mark = "\n\n… the rest was too long for this page and is left out.";
        const kept = head(text, bytes - bytesOf(mark));
        const lineEnd = kept.lastIndexOf("\n");
        return lineEnd < 0 ? "" : kept.slice(0, lineEnd) + mark;
    };
}
function tableOf(heads, rows) {
    return flowing(markdownTable(heads, rows));
}
/** Foreign text to fold out, such as a log; its end is kept, because that is where it says what went wrong. */
function details(summary, text) {
    const wrap = (body) => `<details>\n<summary>${markdown(summary)}</summary>\n\n${codeBlock(body)}\n\n</details>`;
    const mark = "… what came before was too long for this page and is left out\n";
    return wrapped(text, wrap, (room) => mark + tail(text, room - bytesOf(mark)));
}
/** Text as it stands, such as a table for the terminal. */
function block(text) {
    const mark = "\n… the rest was too long for this page and is left out";
    return wrapped(text, codeBlock, (room) => head(text, room - bytesOf(mark)) + mark);
}
/** The wrapping is never cut: a block that is not closed would swallow the rest of the page. */
function wrapped(text, wrap, shorten) {
    const around = bytesOf(wrap(text)) - bytesOf(text);
    return (bytes) => {
        if (text === "")
            return "";
        if (bytes === undefined || around + bytesOf(text) <= bytes)
            return wrap(text);
        const cut = wrap(shorten(bytes - around));
        return bytesOf(cut) <= bytes ? cut : "";
    };
}
function heading(title, body) {
    const above = `### ${markdown(title)}\n\n`;
    return (bytes) => {
        const text = body(bytes === undefined ? undefined : bytes - bytesOf(above));
        return text === "" ? "" : above + text;
    };
}
/** A command, a digest or another word as code. */
function code(text) {
    return text.includes("`") || text.includes("\n") ? markdown(text) : `\`${text}\``;
}
/** An address that can be clicked, unless it is none. */
function page_link(url) {
    return /^https?:\/\/[\w.:/?#@!$&'*+,;=%~[\]-]+$/.test(url) ? `<${url}>` : markdown(url);
}

;// CONCATENATED MODULE: ./lib/report/markdown-words.js



const signs = {
    succeeded: "✅",
    failed: "❌",
    errored: "❓",
    cancelled: "🛑",
    skipped: "⏭️",
};
/** The outcome with its sign. */
function sign(outcome) {
    return `${signs[outcome]} ${outcome}`;
}
function list(sentences) {
    return sentences.map((sentence) => `- ${markdown(sentence).replaceAll("\n", "<br>")}`).join("\n");
}
function problemList(problems) {
    return list(problems.map((problem) => [(0,errors/* describeProblem */.BJ)(problem), ...(problem.hint === undefined ? [] : [problem.hint])].join("\n")));
}
/** A way to go on as one sentence. */
function nextSentence({ what, command }) {
    return command === undefined ? markdown(what) : `${markdown(what)}: ${code(command)}`;
}
function nextList(ways) {
    return ways.map((way) => `- ${nextSentence(way)}`).join("\n");
}

// EXTERNAL MODULE: ./lib/release/release.js
var release_release = __webpack_require__(3988);
;// CONCATENATED MODULE: ./lib/report/next.js

/** How to undo a deployment or how to go on after it, the likeliest first. */
function nextAfter(deployment) {
    const { environment, release, before, dryRun, outcome, unrecorded, verified } = deployment;
    if (dryRun)
        return afterDryRun(deployment);
    if (unrecorded !== undefined && verified)
        return [{ what: "Have it recorded", command: again(deployment) }];
    if (outcome !== "succeeded")
        return afterTrouble(deployment);
    if (deployment.kind === "rollback") {
        return [
            { what: `${environment} is held; let pushes deploy there again`, command: `aip-deploy lift ${environment}` },
        ];
    }
    if (deployment.unchanged || before === release) {
        return [{ what: "See what happened there", command: `aip-deploy history ${environment}` }];
    }
    if (before === undefined)
        return [{ what: "Undo (there was nothing before)", command: `aip-deploy down ${environment}` }];
    return [{ what: "Undo", command: `aip-deploy rollback ${environment}` }];
}
function afterDryRun(deployment) {
    const closed = deployment.gates.filter(({ open }) => !open);
    const opening = closed.flatMap(({ gate, hint }) => (hint === undefined ? [] : [opens(gate, hint)]));
    return deployment.unchanged ? [] : [...opening, { what: "Do it", command: again(deployment) }];
}
/** A gate's hint is a command or a sentence. */
function opens(gate, hint) {
    return hint.startsWith("aip-deploy ")
        ? { what: `Open the gate ${gate}`, command: hint }
        : { what: `Open the gate ${gate}: ${hint}` };
}
function afterTrouble(deployment) {
    const { environment, comeback, outcome } = deployment;
    const retry = { what: "Try the same release again", command: again(deployment) };
    const history = { what: "See what happened there", command: `aip-deploy history ${environment}` };
    if (comeback === undefined && outcome === "errored") {
        return [
            { what: "Look again", command: `aip-deploy verify ${environment}` },
            { what: "Go back", command: `aip-deploy rollback ${environment}` },
        ];
    }
    if (comeback === undefined || comeback.outcome === "succeeded") {
        return outcome === "failed" ? [{ what: "Mend the cause and push again" }, retry, history] : [retry, history];
    }
    const good = comeback.release;
    return [
        { what: `${environment} needs somebody to look at it`, command: "aip-deploy status" },
        good === undefined
            ? { what: "Remove what is left", command: `aip-deploy down ${environment}` }
            : { what: "Go back once more", command: `aip-deploy rollback ${environment} --to ${(0,release_release/* shortId */.m)(good)}` },
    ];
}
function again({ kind, environment, release }) {
    return kind === "rollback"
        ? `aip-deploy rollback ${environment} --to ${(0,release_release/* shortId */.m)(release)}`
        : `aip-deploy deploy ${environment} --release ${(0,release_release/* shortId */.m)(release)}`;
}

;// CONCATENATED MODULE: ./lib/report/target-text.js



/** What happens to which unit and why; those that stay as they are are only counted. */
function changeLines({ units, steps }, style) {
    const changing = units.filter(({ action }) => action !== "keep");
    const kept = units.length - changing.length;
    const rows = changing.map(({ unit, action, why }) => [unit, style.bold(action), (0,words/* cut */.Jj)(why, 60)]);
    const none = changing.length === 0 && steps.length === 0 ? "nothing has to be done" : "";
    return lines(none, table(["unit", "what", "why"], rows, style), kept === 0 ? "" : style.dim(stays(kept)));
}
/** How many units are left alone. */
function stays(kept) {
    return `${(0,words/* plural */.LS)(kept, "unit")} ${kept === 1 ? "stays" : "stay"} as ${kept === 1 ? "it is" : "they are"}`;
}

// EXTERNAL MODULE: ./lib/report/verdict.js
var verdict = __webpack_require__(975);
;// CONCATENATED MODULE: ./lib/report/checks-text.js


/** One line a check: what was seen and how long it took; below it what its tests say. */
function checkLines(checks, style) {
    return checks.map((check) => checkText(check, style)).join("\n");
}
function checkText({ name, outcome, seconds, detail, hint, tests }, style) {
    const [first = "", ...rest] = detail.split("\n");
    const below = lines(rest.join("\n"), tests === undefined ? "" : testLines(tests, detail), hint === undefined || outcome === "succeeded" ? "" : `hint: ${hint}`);
    return lines(`${mark(outcome, style)} ${name}: ${first} ${style.dim(`(${(0,words/* duration */.p0)(seconds)})`)}`, indented(below, "    "));
}
const mostFailures = 5;
function testLines(tests, detail) {
    const failures = tests.failures.slice(0, mostFailures).map(({ name, message }) => `✗ ${name}: ${(0,words/* cut */.Jj)(message, 100)}`);
    const more = tests.failed - failures.length;
    return lines(detail.includes(testTotals(tests)) ? "" : testTotals(tests), ...failures, more > 0 && failures.length > 0 ? `… and ${more} more` : "");
}
function testTotals({ passed, failed, skipped }) {
    return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

;// CONCATENATED MODULE: ./lib/report/deployment-markdown.js








/** The verdict with its sign and the likeliest way to go on, in one line. */
function verdictMarkdown(deployment) {
    const [first] = nextAfter(deployment);
    const what = `${signs[deployment.outcome]} **${markdown((0,verdict/* verdict */.WJ)(deployment))}**`;
    return first === undefined ? what : `${what}. ${nextSentence(first)}`;
}
/** Everything below the verdict. */
function deploymentParts(deployment, url) {
    const { dryRun, verified, plan, unrecorded, gates, steps, checks, comeback } = deployment;
    const isGood = verified || dryRun;
    return [
        flowing(verified && url !== undefined ? `Open ${page_link(url)}` : ""),
        ...(isGood ? [] : [...(0,verdict/* failuresOf */.dJ)(deployment).flatMap(failureParts), flowing(markdown((0,verdict/* aftermath */.x7)(deployment)))]),
        flowing(unrecorded === undefined ? "" : `⚠️ ${markdown(unrecorded)}`),
        factTable(deployment),
        heading("What changed", changes(plan, dryRun)),
        heading("What to know", flowing(list(plan.notes))),
        heading("Gates", gateTable(gates)),
        heading("Steps", stepTable(steps)),
        heading("Checks", checkTable(checks)),
        ...checks.flatMap(testParts),
        ...(comeback === undefined
            ? []
            : [
                heading("The way back: steps", stepTable(comeback.steps)),
                heading("The way back: checks", checkTable(comeback.checks)),
            ]),
        heading("How to go on", flowing(nextList(nextAfter(deployment)))),
    ];
}
function factTable({ environment, release, before, kind, seconds, number }) {
    const rows = [
        ["environment", environment],
        ["release", release],
        ["before", before ?? "nothing"],
        ["kind", kind],
        ["time", (0,words/* duration */.p0)(seconds)],
        ...(number === undefined ? [] : [["number in the history", String(number)]]),
    ];
    return tableOf(["", ""], rows);
}
function failureParts(failure) {
    const { message, hint, log, events, unit = "it" } = failure;
    const more = message.includes("\n") ? message : "";
    return [
        flowing(`**What failed:** ${markdown((0,verdict/* failureLine */.Pu)(failure))}`),
        flowing(hint === undefined ? "" : `Hint: ${markdown(hint)}`),
        details("The whole message", more),
        details(`The last log lines of ${unit}`, log.join("\n")),
        details(`What the engine did with ${unit}`, events.join("\n")),
    ];
}
/** Units that stay as they are are only counted. */
function changes({ units, steps }, ahead) {
    const changing = units.filter(({ action }) => action !== "keep");
    const kept = units.length - changing.length;
    const rows = changing.map(({ unit, action, why }) => [unit, action, why]);
    if (kept > 0)
        rows.push([stays(kept), "", ""]);
    if (rows.length === 0 && steps.length === 0)
        return flowing(ahead ? "Nothing has to be done." : "");
    return tableOf(["unit", "what", "why"], rows);
}
function gateTable(gates) {
    return tableOf(["gate", "state", "why"], gates.map(({ gate, open, sentence }) => [gate, open ? "🟢 open" : "🔴 closed", sentence]));
}
function stepTable(steps) {
    return tableOf(["step", "outcome", "time", "result"], steps.map(({ title, outcome, seconds, detail = "" }) => {
        const isDone = outcome !== "skipped";
        return [title, sign(outcome), isDone ? (0,words/* duration */.p0)(seconds) : "", isDone ? detail : ""];
    }));
}
function checkTable(checks) {
    return tableOf(["check", "outcome", "time", "seen"], checks.map(({ name, outcome, seconds, detail }) => [name, sign(outcome), (0,words/* duration */.p0)(seconds), detail]));
}
function testParts({ name, tests }) {
    if (tests === undefined || tests.failures.length === 0)
        return [];
    const text = tests.failures.map((failure) => `✗ ${failure.name}\n${failure.message}`).join("\n\n");
    return [details(`${name}: ${testTotals(tests)}`, text)];
}

;// CONCATENATED MODULE: ./lib/report/plan-words.js


/** What is planned, from what, for where, in one line. */
function planned(plan) {
    const { environment, because = "no environment belongs to it", app, source } = plan;
    const where = environment === undefined ? `: nothing will be deployed (${because});` : ` for ${environment}:`;
    return `${(0,words/* checkout */.Pt)(app, source)}${where} ${countPlanned(plan)} (${(0,words/* duration */.p0)(plan.seconds)})`;
}
function countPlanned({ images }) {
    const count = (state) => images.filter((image) => image.state === state).length;
    const [build, unknown] = [count("build"), count("unknown")];
    const all = (0,words/* plural */.LS)(images.length, "image");
    if (unknown > 0)
        return `the registry could not be asked for ${unknown} of ${all}`;
    return build === 0 ? `all ${all} found` : `${build} of ${all} to build`;
}
/** The release that it becomes, what runs now, and to what a failure would go back. */
function releaseSentences(plan) {
    const { environment, current, fallback, target } = plan;
    const becomes = plan.release === undefined
        ? "The release is known after the build"
        : plan.release === current && target?.steps.length === 0
            ? `${environment ?? "It"} runs ${(0,words/* release */._r)(plan.release)} already`
            : `It becomes ${(0,words/* release */._r)(plan.release)}`;
    if (environment === undefined)
        return [becomes];
    return [
        becomes,
        current === undefined ? `Nothing runs on ${environment} yet` : `${environment} runs ${(0,words/* release */._r)(current)} now`,
        fallback === undefined
            ? "When it fails nothing is left running: there is no good release to go back to"
            : `When it fails ${environment} goes back to ${(0,words/* release */._r)(fallback)}`,
    ];
}
/** The commits that changed any image, each once, newest first, with the names of the images. */
function changingCommits({ images }) {
    const byId = new Map(images.flatMap((image) => image.commits.map((commit) => [commit.sha, commit])));
    const commits = [...byId.values()].sort((left, right) => Date.parse(right.date) - Date.parse(left.date));
    const about = (sha) => images.filter((image) => image.commits.some((commit) => commit.sha === sha)).map(({ name }) => name);
    return { commits, about };
}
/** Why it is not known what changes on the target; `undefined` when it is known. */
function targetUnknown({ target, targetProblem, release: id }) {
    if (target !== undefined)
        return undefined;
    if (targetProblem !== undefined)
        return `the target could not be asked: ${targetProblem}`;
    return id === undefined ? "known after the build" : "not known";
}
function nextAfterPlan({ environment, gates, source }) {
    if (environment === undefined)
        return [
            {
                what: `Only environments' branches are deployed; ${source.ref} by hand`,
                command: "aip-deploy run --environment ENV",
            },
        ];
    const closed = gates.filter(({ open }) => !open);
    return [
        ...closed.flatMap(({ gate, hint }) => (hint === undefined ? [] : [opens(gate, hint)])),
        { what: "Do it", command: `aip-deploy run --environment ${environment}` },
    ];
}

;// CONCATENATED MODULE: ./lib/report/plan-markdown.js






/** What a reviewer must see before anything is done. */
function planParts(plan, now) {
    const { environment, images, notes, warnings, gates, target } = plan;
    return [
        flowing(`📋 **${markdown(planned(plan))}**`),
        flowing(list(releaseSentences(plan))),
        heading("Images", imageTable(images)),
        heading("Commits that changed them", commits(plan, now)),
        ...(environment === undefined ? [] : [heading(`What changes on ${environment}`, targetPart(plan))]),
        heading("What to know", flowing(list([...notes, ...(target?.notes ?? [])]))),
        heading("Warnings", flowing(problemList(warnings))),
        heading("Gates", gateTable(gates)),
        heading("How to go on", flowing(nextList(nextAfterPlan(plan)))),
    ];
}
function imageTable(images) {
    return tableOf(["image", "state", "key", "services", "changed by"], images.map(({ name, state, key, services, commits: own }) => [
        name,
        { found: "♻️ found", build: "🔨 build", unknown: "❓ unknown" }[state],
        (0,words/* shortKey */.qU)(key),
        services.join(", "),
        (0,words/* some */.zN)(own.map(({ sha }) => (0,words/* shortCommit */.Ax)(sha)), 5),
    ]));
}
function commits(plan, now) {
    const { commits: all, about } = changingCommits(plan);
    return tableOf(["commit", "subject", "author", "when", "images"], all.map(({ sha, subject, author, date }) => [
        (0,words/* shortCommit */.Ax)(sha),
        subject,
        author,
        (0,words/* ago */.KN)(date, now),
        about(sha).join(", "),
    ]));
}
function targetPart(plan) {
    const unknown = targetUnknown(plan);
    if (unknown !== undefined)
        return flowing(markdown(unknown));
    return plan.target === undefined ? flowing("") : changes(plan.target, true);
}

;// CONCATENATED MODULE: ./lib/report/gates-text.js

/** One line a gate: open or closed, and why. */
function gateLines(gates, style) {
    return lines(...gates.map(({ gate, open, sentence }) => `${open ? style.good("open  ") : style.bad("closed")}  ${gate}: ${sentence}`));
}

;// CONCATENATED MODULE: ./lib/report/steps-text.js


/** One line a step with its time; below a step that was not good, the units that were not. */
function stepLines(steps, style) {
    const rows = steps.map(({ outcome, title, seconds, detail = "" }) => [
        `${mark(outcome, style)} ${(0,words/* cut */.Jj)(title, 56)}`,
        outcome === "skipped" ? "" : (0,words/* duration */.p0)(seconds),
        outcome === "skipped" ? "" : (0,words/* cut */.Jj)(detail, 30),
    ]);
    return aligned(rows)
        .map((line, index) => lines(line, indented(badUnits(steps[index], style), "    ")))
        .join("\n");
}
function badUnits(step, style) {
    const bad = (step?.units ?? []).filter(({ outcome }) => outcome !== "succeeded" && outcome !== "skipped");
    return bad.map(({ outcome, unit, detail }) => `${mark(outcome, style)} ${unit}: ${(0,words/* cut */.Jj)(detail, 80)}`).join("\n");
}

;// CONCATENATED MODULE: ./lib/report/deployment-text.js







function deployText({ deployment, url }, style) {
    return blocks(verdictLine(deployment, style), deploymentBody(deployment, url, style));
}
/** The verdict with its mark, in its colour. */
function verdictLine(deployment, style) {
    const { outcome, dryRun } = deployment;
    if (dryRun)
        return (0,verdict/* verdict */.WJ)(deployment);
    const paint = outcome === "succeeded" ? style.good : outcome === "cancelled" ? style.warn : style.bad;
    return `${mark(outcome, style)} ${paint((0,verdict/* verdict */.WJ)(deployment))}`;
}
/** Everything below the verdict; what matters most stands last, because a terminal is read from its end. */
function deploymentBody(deployment, url, style) {
    const { dryRun, steps, checks, gates, plan, verified } = deployment;
    const isGood = verified || dryRun;
    return blocks(dryRun ? section("What would change", changeLines(plan, style), style) : "", section("What to know", bullets(plan.notes), style), dryRun ? section("Gates", gateLines(gates, style), style) : "", section("Steps", stepLines(steps, style), style), section("Checks", checkLines(checks, style), style), isGood
        ? ""
        : section("What failed", (0,verdict/* failuresOf */.dJ)(deployment)
            .map((each) => failureText(each, style))
            .join("\n"), style), isGood ? "" : section("What was done about it", undoing(deployment, style), style), section("Not recorded", deployment.unrecorded ?? "", style), lines(url === undefined || !verified ? "" : `Open: ${url}`, nextLines(nextAfter(deployment), style)));
}
function undoing(deployment, style) {
    const { comeback } = deployment;
    if (comeback === undefined || comeback.outcome === "succeeded")
        return (0,verdict/* aftermath */.x7)(deployment);
    return lines(style.bad(comeback.sentence), stepLines(comeback.steps, style), checkLines(comeback.checks, style));
}
const mostLines = 40;
/** One failure with all that helps to understand it. */
function failureText(failure, style) {
    const { message, log, events, hint } = failure;
    const rest = message.split("\n").slice(1).join("\n");
    const left = log.length - mostLines;
    return lines(style.bad((0,verdict/* failureLine */.Pu)(failure)), indented(rest), log.length === 0
        ? ""
        : style.dim(left > 0 ? `its last log lines (${left} before them left out):` : "its last log lines:"), indented(log.slice(-mostLines).join("\n"), "  | "), events.length === 0 ? "" : style.dim("what the engine did with it:"), indented(bullets(events)), hint === undefined ? "" : `hint: ${hint}`);
}

;// CONCATENATED MODULE: ./lib/report/images-text.js




function buildText(result, style) {
    const rows = result.images.map(({ name, state, digest, seconds }) => [
        name,
        state === "built" ? style.bold(state) : state,
        (0,words/* shortDigest */.VK)(digest),
        state === "built" ? (0,words/* duration */.p0)(seconds) : "",
    ]);
    return blocks(style.good(`✓ ${countImages(result)} in ${(0,words/* duration */.p0)(result.seconds)}`), table(["image", "state", "digest", "time"], rows, style), nextLines([{ what: "Make the release", command: "aip-deploy release" }], style));
}
/** For example `2 images built, 7 found`. */
function countImages({ images }) {
    const built = images.filter(({ state }) => state === "built").length;
    return `${(0,words/* plural */.LS)(built, "image")} built, ${images.length - built} found`;
}
function releaseText(result, style) {
    const { app, release: id, images, environments, warnings } = result;
    return blocks(style.good(`✓ ${app}: ${(0,words/* release */._r)(id)} holds ${(0,words/* plural */.LS)(images, "image")} and the files of ${environments.join(", ")}`), section("What to know", bullets(warnings), style), nextLines(environments.map((name) => ({
        what: `Bring it to ${name}`,
        command: `aip-deploy deploy ${name} --release ${(0,release_release/* shortId */.m)(id)}`,
    })), style));
}

;// CONCATENATED MODULE: ./lib/report/run-text.js





function runText(result, style) {
    const { deployment, url, app, source, warnings } = result;
    return blocks(deployment === undefined ? style.good(`✓ ${undeployed(result)}`) : verdictLine(deployment, style), lines((0,words/* checkout */.Pt)(app, source), stageLines(result)), section("Warnings", problemLines(warnings), style), deployment === undefined ? nextLines(byHand(result), style) : deploymentBody(deployment, url, style));
}
/** What a run comes to that deploys nothing. */
function undeployed({ app, release: id, because }) {
    const why = because ?? "no environment is deployed from here";
    return `${app}: ${(0,words/* release */._r)(id)} is made and stored; nothing was deployed: ${why}`;
}
/** How to deploy what a run only made. */
function byHand({ release: id }) {
    return [{ what: "Deploy it by hand", command: `aip-deploy deploy ENV --release ${(0,release_release/* shortId */.m)(id)}` }];
}
/** What came of each stage of a run, with its time. */
function stageRows(result) {
    const { stages, build, release: id, deployment } = result;
    const results = {
        plan: result.environment === undefined ? "" : `for ${result.environment}`,
        build: countImages(build),
        release: (0,words/* release */._r)(id),
        deploy: deployment?.unchanged === true ? "nothing to do" : (deployment?.outcome ?? ""),
    };
    return stages.map(({ name, seconds }) => [name, (0,words/* duration */.p0)(seconds), results[name]]);
}
function stageLines(result) {
    return indented(aligned(stageRows(result)).join("\n"));
}

;// CONCATENATED MODULE: ./lib/report/board-text.js




/** The board: what runs where, since when, and whether it is well; below it what somebody should look at. */
function boardText({ app, environments }, style, now) {
    const well = environments.filter(({ health }) => health === "well").length;
    const heads = ["environment", "release", "commit", "since", "by", "health", "hold", "url"];
    return blocks(`${style.bold(app)}: ${(0,words/* plural */.LS)(environments.length, "environment")}, ${well} well`, table(heads, environments.map((row) => boardRow(row, style, now)), style), bullets(environments.flatMap((row) => remarks(row, now))), nextLines([{ what: "See what happened", command: "aip-deploy history ENV" }], style));
}
function boardRow({ environment, state, commit, by, health, url }, style, now) {
    const { current, hold } = state;
    return [
        environment,
        current === undefined ? "–" : (0,release_release/* shortId */.m)(current.release),
        commit === undefined ? "" : (0,words/* shortCommit */.Ax)(commit),
        current === undefined ? "" : (0,words/* ago */.KN)(current.since, now),
        (0,words/* cut */.Jj)(by ?? "", 12),
        healthWord(health, style),
        hold === undefined ? "" : style.warn((0,words/* cut */.Jj)(`by ${hold.by}`, 12)),
        url ?? "",
    ];
}
function healthWord(health, style) {
    const paint = { well: style.good, unwell: style.bad, unknown: style.warn, empty: style.dim }[health];
    return paint(health);
}
function remarks({ environment, health, detail, state }, now) {
    const { hold, last } = state;
    const isBad = health === "unwell" || health === "unknown";
    const isFailed = last !== undefined && last.outcome !== "succeeded" && last.outcome !== "skipped";
    return [
        ...(isBad ? [`${environment} is ${health}: ${(0,words/* firstLine */.TM)(detail)}`] : []),
        ...(hold === undefined
            ? []
            : [
                `${environment} is held${hold.reason === undefined ? "" : `: ${hold.reason}`}; aip-deploy lift ${environment}`,
            ]),
        ...(isFailed
            ? [
                `${environment}: its last deployment, number ${last.number} of ${(0,words/* release */._r)(last.release)}, ${last.outcome} ${(0,words/* ago */.KN)(last.at, now)}`,
            ]
            : []),
    ];
}

;// CONCATENATED MODULE: ./lib/report/diff-text.js




/** What would change on the first side if the second came there. */
function diffText(result, style, now) {
    const { from, to, images, services, files, commits, commitsProblem } = result;
    const sides = `${side(from)} → ${side(to)}`;
    return blocks(isSame(result) ? style.good(`${sides}: nothing differs`) : style.bold(`${sides}: ${counted(result)}`), section("Images", diff_text_imageTable(images, style), style), section("Services", diff_text_changes(services.map(({ name, change }) => [name, change])), style), section("Files", diff_text_changes(files.map(({ path, change }) => [path, change])), style), section("Commits", lines(commitTable(commits, { now, style }), commitsProblem === undefined ? "" : style.warn(`not shown: ${commitsProblem}`)), style), nextLines(isSame(result) ? [] : next(result), style));
}
function side({ name, release, commit }) {
    const facts = [
        release === undefined ? "nothing deployed or built yet" : `release ${(0,release_release/* shortId */.m)(release)}`,
        ...(commit === undefined ? [] : [(0,words/* shortCommit */.Ax)(commit)]),
    ];
    return `${name} (${facts.join(", ")})`;
}
function isSame({ images, services, files }) {
    return images.length + services.length + files.length === 0;
}
function counted({ images, services, files }) {
    const differing = [
        images.length === 0 ? [] : [(0,words/* plural */.LS)(images.length, "image")],
        services.length === 0 ? [] : [(0,words/* plural */.LS)(services.length, "service")],
        files.length === 0 ? [] : [(0,words/* plural */.LS)(files.length, "file")],
    ].flat();
    return differing.join(", ");
}
function diff_text_imageTable(images, style) {
    const rows = images.map(({ name, change, before, after, commits }) => [
        name,
        change,
        before === undefined ? "–" : (0,words/* shortDigest */.VK)(before),
        after === undefined ? "–" : (0,words/* shortDigest */.VK)(after),
        (0,words/* some */.zN)(commits.map(({ sha }) => (0,words/* shortCommit */.Ax)(sha)), 3),
    ]);
    return table(["image", "change", "before", "after", "changed by"], rows, style);
}
const diff_text_signs = { added: "+", removed: "-", changed: "~" };
const mostChanges = 40;
function diff_text_changes(all) {
    const more = all.length - mostChanges;
    const shown = all.slice(0, mostChanges).map(([name, change]) => `${diff_text_signs[change]} ${name}`);
    return lines(...shown, more > 0 ? `… and ${more} more` : "");
}
function next({ from, to }) {
    if (to.release === undefined)
        return [];
    const command = `aip-deploy deploy ${from.name} --release ${(0,release_release/* shortId */.m)(to.release)}`;
    return [{ what: `Bring it to ${from.name}`, command }];
}

;// CONCATENATED MODULE: ./lib/report/history-text.js




const heads = ["number", "when (UTC)", "what", "release", "outcome", "by", "reason"];
/** What happened on an environment, newest first. */
function historyText({ environment, entries }, style) {
    if (entries.length === 0)
        return `${environment}: nothing has happened yet`;
    return blocks(`${style.bold(environment)}: ${(0,words/* plural */.LS)(entries.length, "entry", "entries")}, newest first`, table(heads, entries.map((entry) => row(entry, style)), style), nextLines(back(environment, entries), style));
}
function row(entry, style) {
    const first = [String(entry.number), (0,words/* minute */.Vc)(entry.act.at)];
    const last = [(0,words/* cut */.Jj)(entry.act.by, 16), (0,words/* cut */.Jj)(reason(entry), 40)];
    switch (entry.kind) {
        case "deployment":
            return [...first, entry.deployment, (0,release_release/* shortId */.m)(entry.release), outcome(entry.outcome, style), ...last];
        case "sign-off":
            return [...first, entry.kind, (0,release_release/* shortId */.m)(entry.release), "", ...last];
        case "hold":
        case "lift":
            return [...first, entry.kind, "", "", ...last];
    }
}
function outcome(word, style) {
    if (word === "succeeded")
        return style.good(word);
    return word === "skipped" || word === "cancelled" ? style.warn(word) : style.bad(word);
}
function reason(entry) {
    return (entry.kind === "deployment" ? entry.failure : undefined) ?? entry.act.reason ?? "";
}
/** The newest release that was good before what runs now, when there is one. */
function back(environment, [newest]) {
    const { current, good = [] } = newest?.state ?? {};
    const earlier = good.find(({ release }) => release !== current?.release);
    if (earlier === undefined)
        return [];
    return [{ what: "Go back", command: `aip-deploy rollback ${environment} --to ${earlier.number}` }];
}

;// CONCATENATED MODULE: ./lib/report/note-text.js



function noteText(result, style) {
    return blocks(style.good(`✓ ${said(result)}; number ${result.number} of its history`), nextLines(note_text_next(result), style));
}
function said({ command, environment, release: id, act }) {
    const because = act.reason === undefined ? "" : ` (${act.reason})`;
    switch (command) {
        case "sign-off":
            return `${act.by} signed off ${id === undefined ? "what runs" : (0,words/* release */._r)(id)} on ${environment}${because}`;
        case "hold":
            return `${environment} is held by ${act.by}${because}`;
        case "lift":
            return `${act.by} ended the hold of ${environment}${because}`;
    }
}
function note_text_next({ command, environment, release: id }) {
    switch (command) {
        case "sign-off":
            return id === undefined
                ? []
                : [{ what: "Bring it further", command: `aip-deploy deploy ENV --release ${(0,release_release/* shortId */.m)(id)}` }];
        case "hold":
            return [{ what: "Undo", command: `aip-deploy lift ${environment}` }];
        case "lift":
            return [{ what: "Undo", command: `aip-deploy hold ${environment}` }];
    }
}
function downText({ environment, data }, style) {
    const volumes = data ? "its volumes too, so that its data is gone" : "its volumes are kept";
    const again = { what: "Bring it back", command: `aip-deploy deploy ${environment}` };
    const more = { what: "Remove the data too", command: `aip-deploy down ${environment} --data` };
    return blocks(style.good(`✓ ${environment}: everything was stopped and removed; ${volumes}`), nextLines(data ? [again] : [again, more], style));
}

;// CONCATENATED MODULE: ./lib/report/plan-text.js






/** What would be built and what would change; nothing of it has been done. */
function planText(plan, style, now) {
    const { environment, images, gates, warnings } = plan;
    const { commits, about } = changingCommits(plan);
    const where = environment ?? "the environment";
    return blocks(style.bold(planned(plan)), section("Images", plan_text_imageTable(images, style), style), section("Commits that changed them", commitTable(commits, { now, style, about: (sha) => (0,words/* some */.zN)(about(sha), 3) }), style), environment === undefined ? "" : section(`What changes on ${where}`, plan_text_changes(plan, style), style), section("What to know", bullets([...plan.notes, ...(plan.target?.notes ?? [])]), style), section("Warnings", problemLines(warnings), style), section("Gates", gateLines(gates, style), style), lines(...releaseSentences(plan)), nextLines(nextAfterPlan(plan), style));
}
function plan_text_imageTable(images, style) {
    const rows = images.map(({ name, state, key, services, commits }) => [
        name,
        { found: style.good, build: style.bold, unknown: style.warn }[state](state),
        (0,words/* shortKey */.qU)(key),
        (0,words/* some */.zN)(services, 3),
        (0,words/* some */.zN)(commits.map(({ sha }) => (0,words/* shortCommit */.Ax)(sha)), 3),
    ]);
    return table(["image", "state", "key", "services", "changed by"], rows, style);
}
function plan_text_changes(plan, style) {
    const unknown = targetUnknown(plan);
    if (unknown !== undefined)
        return plan.targetProblem === undefined ? unknown : style.warn(unknown);
    return plan.target === undefined ? "" : changeLines(plan.target, style);
}

;// CONCATENATED MODULE: ./lib/report/verify-text.js




function verifyText(result, style) {
    const { outcome, checks } = result;
    const paint = outcome === "succeeded" ? style.good : style.bad;
    return blocks(`${mark(outcome, style)} ${paint(verified(result))}`, section("Checks", checkLines(checks, style), style), nextLines(verify_text_next(result), style));
}
function verified({ environment, release: id, outcome, checks }) {
    const bad = checks.find((check) => check.outcome === "failed" || check.outcome === "errored");
    const why = bad === undefined ? "" : `: ${bad.name}`;
    switch (outcome) {
        case "succeeded":
            return `${environment} runs ${(0,words/* release */._r)(id)}, verified: ${(0,words/* plural */.LS)(checks.length, "check holds", "checks hold")}`;
        case "failed":
            return `${environment} does not run ${(0,words/* release */._r)(id)} as it should${why}`;
        case "errored":
            return `It could not be told whether ${environment} runs ${(0,words/* release */._r)(id)}${why}`;
        case "cancelled":
            return `Stopped on request before ${(0,words/* release */._r)(id)} was verified on ${environment}`;
        case "skipped":
            return `Nothing was checked: ${(0,words/* release */._r)(id)} on ${environment}`;
    }
}
function verify_text_next({ environment, outcome, release: id }) {
    if (outcome === "failed") {
        return [
            { what: "Put it right", command: `aip-deploy deploy ${environment} --release ${(0,release_release/* shortId */.m)(id)}` },
            { what: "Go back", command: `aip-deploy rollback ${environment}` },
        ];
    }
    if (outcome === "succeeded")
        return [{ what: "See the board", command: "aip-deploy status" }];
    return [{ what: "Look again", command: `aip-deploy verify ${environment}` }];
}

;// CONCATENATED MODULE: ./lib/report/text.js










/**
 * A command's result for a person at a terminal. The first line says what, where, which release and whether it worked,
 * the last ones how to undo it or how to go on. Ends with a newline.
 */
function renderText(result, style, now) {
    return `${textOf((0,printable/* printable */.g)(result), style, now)}\n`;
}
function textOf(result, style, now) {
    switch (result.command) {
        case "plan":
            return planText(result, style, now);
        case "build":
            return buildText(result, style);
        case "release":
            return releaseText(result, style);
        case "run":
            return runText(result, style);
        case "deploy":
        case "rollback":
            return deployText(result, style);
        case "verify":
            return verifyText(result, style);
        case "status":
            return boardText(result, style, now);
        case "history":
            return historyText(result, style);
        case "diff":
            return diffText(result, style, now);
        case "sign-off":
        case "hold":
        case "lift":
            return noteText(result, style);
        case "down":
            return downText(result, style);
    }
}

;// CONCATENATED MODULE: ./lib/report/markdown.js










/** GitHub refuses a summary of more than 1024 KiB whole; several steps of a job share the page. */
const summaryBytes = 900 * 1024;
/**
 * A command's result as the summary of a job: the first line says what, where, which release, whether it worked and how to
 * undo it. Everything from outside is escaped, and what would be too long is cut with a mark.
 */
function renderMarkdown(result, now, bytes = summaryBytes) {
    return `${page(partsOf((0,printable/* printable */.g)(result), now), bytes - 1)}\n`;
}
function partsOf(result, now) {
    switch (result.command) {
        case "plan":
            return planParts(result, now);
        case "run":
            return runParts(result);
        case "deploy":
        case "rollback":
            return deployParts(result);
        case "build":
        case "release":
        case "verify":
        case "status":
        case "history":
        case "diff":
        case "sign-off":
        case "hold":
        case "lift":
        case "down":
            return [block(renderText(result, report_style/* plain */.pj, now).trimEnd())];
    }
}
function deployParts({ deployment, url }) {
    return [flowing(verdictMarkdown(deployment)), ...deploymentParts(deployment, url)];
}
function runParts(result) {
    const { deployment, url, app, source, warnings } = result;
    const first = deployment === undefined ? `✅ **${markdown(undeployed(result))}**` : verdictMarkdown(deployment);
    return [
        flowing(first),
        flowing(markdown((0,words/* checkout */.Pt)(app, source))),
        tableOf(["stage", "time", "result"], stageRows(result)),
        heading("Warnings", flowing(problemList(warnings))),
        ...(deployment === undefined ? [flowing(nextList(byHand(result)))] : deploymentParts(deployment, url)),
    ];
}

;// CONCATENATED MODULE: ./lib/report/error-markdown.js










/**
 * What was thrown as the summary of a job: the first line says what was wanted and why it did not come to it; below it
 * everything else, and what to do next.
 */
function renderErrorMarkdown(error, wanted, bytes = summaryBytes) {
    return `${page([flowing(`${signOf(error)} **${markdown(`${wanted}: ${reasonOf(error)}`)}**`), ...bodyOf(error)], bytes - 1)}\n`;
}
function signOf(error) {
    return { 0: "✅", 1: "❌", 2: "❌", 3: "❓", 4: "🔴", 130: "🛑" }[(0,exit_code/* exitCodeOf */.FO)(error)];
}
function reasonOf(error) {
    if (error instanceof errors/* ConfigError */.xL)
        return (0,words/* plural */.LS)(error.problems.length, "problem");
    return (0,words/* firstLine */.TM)(renderError(error, report_style/* plain */.pj)).replace(/:$/, "");
}
function bodyOf(error) {
    if (error instanceof errors/* ConfigError */.xL)
        return [flowing(problemList((0,printable/* printable */.g)(error.problems))), hintOf(error)];
    if (error instanceof errors/* GateError */.ue)
        return [flowing(list((0,printable/* printable */.g)(error.reasons))), hintOf(error)];
    const text = renderError(error, report_style/* plain */.pj).trimEnd();
    return text.includes("\n") ? [block(text)] : [];
}
function hintOf({ hint = "" }) {
    return hint === "" ? flowing("") : block((0,printable/* printable */.g)(hint));
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/report/github/annotations.js






/** GitHub shows no more of each level for one step. */
const most = 10;
/**
 * What was thrown, beside the line of the file that it is about when that is known. `directory` is where the
 * repository stands in the workspace.
 */
function annotationsOf(error, directory) {
    if (!(error instanceof errors/* ConfigError */.xL))
        return [{ level: "error", message: (0,words/* firstLine */.TM)(renderError(error, report_style/* plain */.pj)) }];
    const problems = (0,printable/* printable */.g)(error.problems);
    const shown = problems.length > most ? problems.slice(0, most - 1) : problems;
    const left = problems.length - shown.length;
    return [
        ...shown.map((problem) => annotationOf(problem, directory)),
        ...(left === 0
            ? []
            : [{ level: "error", message: `and ${(0,words/* plural */.LS)(left, "problem")} more; all are in the log` }]),
    ];
}
function annotationOf(problem, directory) {
    const { file, line, column, hint, ...what } = problem;
    const message = [(0,errors/* describeProblem */.BJ)(what), ...(hint === undefined ? [] : [hint])].join("\n");
    return {
        level: "error",
        message,
        ...(file === undefined ? {} : { file: external_node_path_.posix.join(directory, file) }),
        ...(line === undefined ? {} : { line }),
        ...(column === undefined ? {} : { column }),
    };
}

;// CONCATENATED MODULE: ./lib/report/github/outputs.js

function outputsOf(result) {
    switch (result.command) {
        case "plan": {
            const { environment, release, matrix, images } = result;
            return done({ environment, release, matrix, images: images.map(({ name }) => name) });
        }
        case "build":
            return done({ images: imagesOf(result) });
        case "release":
            return done({ release: result.release });
        case "run": {
            const { environment, release, build, deployment, url } = result;
            const base = { environment, release, images: imagesOf(build) };
            return deployment === undefined ? done(base) : { ...done(base), ...deployed(deployment, url) };
        }
        case "deploy":
        case "rollback":
            return deployed(result.deployment, result.url);
        case "verify":
            return { ...done(result), outcome: result.outcome };
        case "sign-off":
        case "hold":
        case "lift":
            return done(result);
        case "history":
        case "down":
            return done({ environment: result.environment });
        case "diff":
            return done({ environment: result.from.name });
        case "status":
            return done({});
    }
}
/** The outputs of a command that threw; `environment` is the one that it was told. */
function outputsOfError(error, environment) {
    const outcome = (0,exit_code/* isStop */.jX)(error) ? "cancelled" : (0,exit_code/* exitCodeOf */.FO)(error) === 3 ? "errored" : "failed";
    return { ...done({ environment }), outcome };
}
/** The outputs as the runner takes them; what does not apply is left out. */
function written(outputs) {
    return Object.entries(outputs).map(([name, value]) => [
        name,
        typeof value === "string" ? value : JSON.stringify(value),
    ]);
}
function done({ environment, release, number, matrix, images }) {
    return {
        outcome: "succeeded",
        ...(environment === undefined ? {} : { environment }),
        ...(release === undefined ? {} : { release }),
        ...(number === undefined ? {} : { number }),
        ...(matrix === undefined ? {} : { matrix }),
        ...(images === undefined ? {} : { images }),
    };
}
function deployed({ environment, release, outcome, number }, url) {
    return { ...done({ environment, release, number }), outcome, ...(url === undefined ? {} : { url }) };
}
function imagesOf({ images }) {
    return images.map(({ name }) => name);
}

;// CONCATENATED MODULE: ./lib/report/github/report.js










/** Shows a result as the end of the log, the summary, the outputs and, when it is not good, an annotation. */
async function reportResult(result, reporting) {
    const { step, now, redact } = reporting;
    step.say(redact(renderText(result, report_style/* plain */.pj, now()).trimEnd()));
    if ((0,exit_code/* exitCodeFor */.Rr)(result) !== 0)
        step.annotate({ level: "error", message: redact(sentenceOf(result)) });
    publish(outputsOf(result), reporting);
    await summarise((bytes) => renderMarkdown(result, now(), bytes), reporting);
}
/** Shows what was thrown in the same places; `wanted` says in two words what it was that did not come to it. */
async function reportError(error, wanted, reporting) {
    const { step, redact, directory } = reporting;
    const { command, environment } = wanted;
    step.say(redact(renderError(error, report_style/* plain */.pj).trimEnd()));
    for (const annotation of annotationsOf(error, directory)) {
        step.annotate({ ...annotation, message: redact(annotation.message) });
    }
    publish(outputsOfError(error, environment), reporting);
    const what = environment === undefined ? command : `${command} ${environment}`;
    await summarise((bytes) => renderErrorMarkdown(error, what, bytes), reporting);
}
function sentenceOf(result) {
    const deployment = "deployment" in result ? result.deployment : undefined;
    if (deployment === undefined)
        return `${result.command} did not succeed`;
    return deployment.verified ? (0,verdict/* verdict */.WJ)(deployment) : `${(0,verdict/* verdict */.WJ)(deployment)}\n${(0,verdict/* aftermath */.x7)(deployment)}`;
}
function publish(outputs, { step, redact }) {
    for (const [name, value] of written(outputs)) {
        step.output(name, value);
        // GitHub drops it without saying which secret it was.
        if (redact(value) === value)
            continue;
        const message = `The output ${name} holds the value of a secret (${redact(value)}); GitHub gives it to no other job.`;
        step.annotate({ level: "warning", message });
    }
}
async function summarise(render, { step, redact, withSummary }) {
    if (!withSummary)
        return;
    try {
        await step.summarise((bytes) => redact(render(bytes)));
    }
    catch (error) {
        // The page is for people; that it cannot be written says nothing about the deployment.
        const why = error instanceof errors/* DeployError */.sH ? error.message : String(error);
        step.annotate({ level: "warning", message: `The summary could not be written: ${why}` });
    }
}


/***/ }),

/***/ 975:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pu: () => (/* binding */ failureLine),
/* harmony export */   WJ: () => (/* binding */ verdict),
/* harmony export */   dJ: () => (/* binding */ failuresOf),
/* harmony export */   x7: () => (/* binding */ aftermath)
/* harmony export */ });
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8191);

/** What, where, which release, and whether it worked, in one line. */
function verdict(deployment) {
    const { environment, dryRun, unchanged, unrecorded, verified, outcome } = deployment;
    const what = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .release */ ._r)(deployment.release);
    if (dryRun) {
        return unchanged
            ? `Dry run: ${environment} runs ${what} already, verified; nothing would be touched`
            : `Dry run: ${what} would be brought to ${environment}; nothing was touched`;
    }
    if (unchanged)
        return `${environment} runs ${what} already, verified; nothing was touched`;
    if (unrecorded !== undefined && verified) {
        return `${environment} runs ${what}, verified, but the ledger does not know of it`;
    }
    const took = `after ${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(deployment.seconds)}`;
    switch (outcome) {
        case "succeeded":
            return `${arrived(deployment)}, verified ${took}`;
        case "failed":
            return `${what} failed on ${environment} ${took}: ${cause(deployment)}`;
        case "errored":
            return `It could not be told whether ${what} works on ${environment}, ${took}: ${cause(deployment)}`;
        case "cancelled":
            return `Stopped on request ${took}, before ${what} was verified on ${environment}`;
        case "skipped":
            return `${what} on ${environment}: nothing was done and nothing proven`;
    }
}
function arrived({ kind, environment, release: id }) {
    if (kind === "rollback")
        return `${environment} was rolled back to ${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .release */ ._r)(id)}`;
    return kind === "hotfix" ? `${environment} runs ${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .release */ ._r)(id)} as a hotfix` : `${environment} runs ${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .release */ ._r)(id)}`;
}
function cause({ failure, unrecorded }) {
    return failure === undefined ? (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .firstLine */ .TM)(unrecorded ?? "nobody said why") : failureLine(failure);
}
/** Which unit failed and why, in one line. */
function failureLine({ unit, message }) {
    const line = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .firstLine */ .TM)(message);
    return unit === undefined || line.includes(unit) ? line : `${unit}: ${line}`;
}
/** What was done about a deployment that was not good. */
function aftermath({ comeback, checks, outcome, environment, release: id }) {
    if (comeback !== undefined)
        return comeback.sentence;
    return checks.length > 0 && outcome === "errored"
        ? `${environment} was left with ${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .release */ ._r)(id)}: what cannot be told is no reason to interrupt what may work`
        : `nothing was undone: there was nothing else to go back to, or nothing had been changed yet`;
}
/** Every failure that is known, the decisive one first, each unit once. */
function failuresOf({ failure, steps }) {
    const ofUnits = steps.flatMap(({ units = [] }) => units.flatMap(({ unit, failure: own }) => (own === undefined ? [] : [{ unit, ...own }])));
    if (failure === undefined)
        return ofUnits;
    const isOther = (each) => failure.unit === undefined ? each.message !== failure.message : each.unit !== failure.unit;
    return [failure, ...ofUnits.filter(isOther)];
}


/***/ })

};
