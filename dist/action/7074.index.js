export const id = 7074;
export const ids = [7074];
export const modules = {

/***/ 42048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G5: () => (/* binding */ command),
/* harmony export */   __: () => (/* binding */ each),
/* harmony export */   aB: () => (/* binding */ toShell),
/* harmony export */   uK: () => (/* binding */ option)
/* harmony export */ });
/** `undefined` and `false` vanish; an empty string stays, because dropping it would make the flag before it swallow the next. */
function command(program, ...args) {
    return { program, args: flatten(args) };
}
/** The flag once for each value. */
function each(flag, values) {
    return values.flatMap((value) => [flag, value]);
}
/** The flag with its value, or nothing when there is no value. */
function option(flag, value) {
    return value === undefined ? undefined : [flag, value];
}
function flatten(args) {
    return args.flatMap((arg) => {
        if (arg === undefined || arg === false)
            return [];
        return typeof arg === "string" ? [arg] : flatten(arg);
    });
}
/** The command as one line that a POSIX shell reads back word for word; environment and stdin are left out. */
function toShell(command) {
    return [command.program, ...command.args].map(quote).join(" ");
}
function quote(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}


/***/ }),

/***/ 38674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ gatewayKinds),
/* harmony export */   W: () => (/* binding */ hookNames)
/* harmony export */ });
/** What a person's own commands may stand around, in the order in which they run. */
const hookNames = ["before-deploy", "before-switch", "after-switch", "after-deploy", "on-failure"];
const gatewayKinds = ["nginx", "haproxy", "caddy", "traefik"];


/***/ }),

/***/ 9913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ interpolate),
/* harmony export */   q: () => (/* binding */ placeholder)
/* harmony export */ });
const placeholder = /(\$?)\$\{([^}]*)\}/g;
/** The text with each `${NAME}` replaced and `$${` as a plain `${`; `missing` names those that have no value. */
function interpolate(text, variables) {
    const missing = [];
    const replaced = text.replace(placeholder, (whole, escape, name) => {
        if (escape !== "")
            return whole.slice(1);
        const value = variables[name];
        if (value === undefined)
            missing.push(name);
        return value ?? whole;
    });
    return { text: replaced, missing };
}


/***/ }),

/***/ 64758:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KL: () => (/* binding */ previewNumber),
/* harmony export */   _s: () => (/* binding */ previewEnvironment),
/* harmony export */   e6: () => (/* binding */ previewUrl),
/* harmony export */   gz: () => (/* binding */ previewName),
/* harmony export */   qV: () => (/* binding */ portsOfPreview),
/* harmony export */   qe: () => (/* binding */ previewsRow)
/* harmony export */ });
/* harmony import */ var _interpolate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9913);

/** How many host ports each preview has for itself. */
const portsOfPreview = 20;
/** The row of the ledger that knows which previews there are. */
const previewsRow = "previews";
function previewName(number) {
    return `pr-${number}`;
}
/** The pull request whose preview has this name; `undefined` when it is no preview's. */
function previewNumber(name) {
    const digits = /^pr-(?<digits>[1-9]\d{0,8})$/.exec(name)?.groups?.["digits"];
    return digits === undefined ? undefined : Number(digits);
}
/** The address; without a port `${PORT}` stays in it. */
function previewUrl(url, { number, port }) {
    return url === undefined ? undefined : filled(url, number, port);
}
/**
 * The preview as an environment that takes the same path as every other. Nothing of it is ever approved or promoted, so
 * it has no gates; checks that name an address of their own would look at the other environment and are left out.
 */
function previewEnvironment({ app, environments }, previews, { number, slot = 0 }) {
    const base = environments.find(({ name }) => name === previews.from);
    if (base === undefined)
        return undefined;
    const { url: _address, ...like } = base;
    const name = previewName(number);
    const url = previewUrl(previews.url, { number });
    const own = Object.entries(previews.variables).map(([key, value]) => [key, filled(value, number)]);
    return {
        ...like,
        name,
        branch: `refs/pull/${number}/head`,
        project: `${app}-${name}`,
        gates: { requires: [], soakSeconds: 0, freeze: [] },
        checks: base.checks.filter(isAboutItself),
        variables: { ...base.variables, ...Object.fromEntries(own), PREVIEW: name, PR: String(number) },
        apart: { firstPort: previews.firstPort + slot * portsOfPreview, ports: portsOfPreview },
        ...(url === undefined ? {} : { url }),
    };
}
function isAboutItself(check) {
    return check.kind === "command" || (check.kind === "http" && check.url.startsWith("/"));
}
function filled(text, number, port) {
    const known = {
        PREVIEW: previewName(number),
        PR: String(number),
        PORT: port === undefined ? "${PORT}" : String(port),
    };
    return (0,_interpolate_js__WEBPACK_IMPORTED_MODULE_0__/* .interpolate */ .G)(text, known).text;
}


/***/ }),

/***/ 58522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ hasTouched),
/* harmony export */   Y: () => (/* binding */ doInTurn)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);

/** Does one after the other, each as a phase; after the first that is not good the others are skipped. */
async function doInTurn(deeds, turn) {
    const { log, signal } = turn;
    const results = [];
    let { touched = false } = turn;
    let going = true;
    for (const deed of deeds) {
        const { id, title } = deed;
        if (!going) {
            results.push({ id, title, outcome: "skipped", seconds: 0 });
            continue;
        }
        touched ||= deed.touches;
        const result = signal.aborted
            ? { id, title, outcome: "cancelled", seconds: 0 }
            : await log.phase(title, () => noted(deed, touched, turn));
        results.push(result);
        going = result.outcome === "succeeded" || result.outcome === "skipped";
    }
    return results;
}
/** Whether something on the target was, or may have been, changed; the results are those of these deeds, in their order. */
function hasTouched(deeds, results) {
    return results.some(({ outcome }, index) => outcome !== "skipped" && deeds[index]?.touches === true);
}
/** A deed of which it cannot be written that it begins does not begin. */
async function noted({ id, title, perform }, touched, { note, signal }) {
    try {
        await note(title, touched);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH))
            throw error;
        const hint = error.hint === undefined ? {} : { hint: error.hint };
        const failure = { message: error.message, log: [], events: [], ...hint };
        return { id, title, outcome: "errored", seconds: 0, detail: error.message, failure };
    }
    return await perform(signal);
}


/***/ }),

/***/ 16137:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Br: () => (/* binding */ plannedHooks),
/* harmony export */   D6: () => (/* binding */ withLastHooks),
/* harmony export */   IA: () => (/* binding */ isHook),
/* harmony export */   TK: () => (/* binding */ withHooks),
/* harmony export */   sU: () => (/* binding */ noHooks),
/* harmony export */   uj: () => (/* binding */ hooksOf)
/* harmony export */ });
/* harmony import */ var _command_command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42048);
/* harmony import */ var _config_config_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38674);
/* harmony import */ var _deeds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58522);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58132);
/**
 * A person's own commands around a deployment. They run on this machine, in the checkout, while the lease is ours; none runs
 * where nothing has to be done, and none on the way back, which nobody's command may stand in the way of.
 */




const noHooks = () => undefined;
/** The hooks that are going to run, in their order, `on-failure` only when it fails. Without a plan it is taken to exchange something. */
function plannedHooks({ hooks }, plan) {
    const exchanges = plan === undefined || switchStart(plan.steps) >= 0;
    return _config_config_js__WEBPACK_IMPORTED_MODULE_1__/* .hookNames */ .W.flatMap((hook) => {
        const config = hooks[hook];
        if (config === undefined || (isAboutSwitch(hook) && !exchanges))
            return [];
        return [{ hook, command: lineOf(config) }];
    });
}
function isAboutSwitch(name) {
    return name === "before-switch" || name === "after-switch";
}
function lineOf({ command: [program = "", ...args] }) {
    return (0,_command_command_js__WEBPACK_IMPORTED_MODULE_2__/* .toShell */ .aB)((0,_command_command_js__WEBPACK_IMPORTED_MODULE_2__/* .command */ .G5)(program, args));
}
const switching = new Set(["task", "roll", "reload", "start", "remove"]);
/** Where a plan begins to exchange what runs; -1 when it does not. */
function switchStart(steps) {
    return steps.findIndex(({ kind }) => switching.has(kind));
}
/** The steps as deeds, with those hooks between them that belong there. */
function withHooks(steps, deedOf, hooks) {
    const hook = (name) => hooks(name) ?? [];
    const start = switchStart(steps);
    const deeds = steps.map(deedOf);
    const own = start < 0 ? deeds : [deeds.slice(0, start), hook("before-switch"), deeds.slice(start), hook("after-switch")].flat();
    return [hook("before-deploy"), own].flat();
}
/** The hooks of one deployment. Each variable is always there, empty when there is nothing to say. */
function hooksOf({ environment, kind, commit = "", ref = "", act }, { stored, state }, runHook) {
    const about = {
        AIP_DEPLOY_APP: stored.release.app,
        AIP_DEPLOY_ENVIRONMENT: environment.name,
        AIP_DEPLOY_KIND: kind,
        AIP_DEPLOY_RELEASE: stored.id,
        AIP_DEPLOY_PREVIOUS_RELEASE: state.current?.release ?? "",
        AIP_DEPLOY_COMMIT: commit,
        AIP_DEPLOY_REF: ref,
        AIP_DEPLOY_BY: (0,_ledger_js__WEBPACK_IMPORTED_MODULE_3__/* .giverOf */ .t)(act),
        AIP_DEPLOY_REASON: act.reason ?? "",
    };
    return (name, ended) => {
        const config = environment.hooks[name];
        if (config === undefined)
            return undefined;
        const told = { AIP_DEPLOY_HOOK: name, ...about, ...toldOfEnd(ended) };
        const step = { id: `hook:${name}`, title: `Run the hook ${name}: ${lineOf(config)}` };
        const perform = async (signal) => ({ ...step, ...(await runHook({ name, config, told }, signal)) });
        return { ...step, touches: false, perform };
    };
}
const longestMessage = 1_000;
function toldOfEnd({ outcome, failure, number, runs } = {}) {
    // A zero byte would keep the program from being started.
    const [why = ""] = (failure?.message ?? "").replaceAll("\0", "").split("\n");
    return {
        AIP_DEPLOY_OUTCOME: outcome ?? "",
        AIP_DEPLOY_FAILURE: why.slice(0, longestMessage),
        AIP_DEPLOY_NUMBER: number === undefined ? "" : String(number),
        AIP_DEPLOY_RUNNING_RELEASE: runs ?? "",
    };
}
/** Whether the result is a hook's, and says nothing of what the target did. */
function isHook({ id }) {
    return id.startsWith("hook:");
}
/**
 * Runs what comes when all is over: `after-deploy`, which makes a good deployment end badly and takes nothing back, and
 * `on-failure` after whatever ended badly. What becomes of the latter changes nothing of what is reported.
 */
async function withLastHooks(deployed, hooks, last) {
    const { runs, lost, signal } = last;
    const run = async (name, ended, until) => {
        const deed = hooks(name, { ...ended, runs });
        return deed === undefined ? [] : await (0,_deeds_js__WEBPACK_IMPORTED_MODULE_0__/* .doInTurn */ .Y)([deed], { ...last, signal: until });
    };
    const after = deployed.outcome === "succeeded" ? await run("after-deploy", deployed, signal) : [];
    const ended = { ...deployed, ...spoilt(after), steps: [...deployed.steps, ...after] };
    if (ended.outcome === "succeeded")
        return ended;
    // Who asked to stop is still told what became of it.
    const told = await run("on-failure", ended, signal.aborted ? lost : signal);
    return { ...ended, steps: [...ended.steps, ...told] };
}
function spoilt([result]) {
    if (result === undefined || result.outcome === "succeeded")
        return {};
    return { outcome: result.outcome, ...(result.failure === undefined ? {} : { failure: result.failure }) };
}


/***/ }),

/***/ 58132:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ statesOf),
/* harmony export */   t: () => (/* binding */ giverOf)
/* harmony export */ });
/** The states of several environments, by name. */
async function statesOf(ledger, names) {
    return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await ledger.state(name)])));
}
/** Whose act it counts as: a name that GitHub vouches for wins over one that was only given. */
function giverOf({ by, via }) {
    return via ?? by;
}


/***/ }),

/***/ 70642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bv: () => (/* binding */ blocks),
/* harmony export */   Gy: () => (/* binding */ mark),
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   Mx: () => (/* binding */ commitTable),
/* harmony export */   N7: () => (/* binding */ nextLines),
/* harmony export */   b6: () => (/* binding */ aligned),
/* harmony export */   e5: () => (/* binding */ bullets),
/* harmony export */   gu: () => (/* binding */ indented),
/* harmony export */   pb: () => (/* binding */ problemLines),
/* harmony export */   uW: () => (/* binding */ section)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68330);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58191);



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
    return bullets(problems.map((problem) => lines((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .describeProblem */ .BJ)(problem), problem.hint === undefined ? "" : `hint: ${problem.hint}`)));
}
/** Rows as aligned columns without heads, one line each. */
function aligned(rows) {
    const heads = (rows[0] ?? []).map(() => "");
    return (0,_table_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(heads, rows).split("\n").slice(1);
}
const mostCommits = 15;
/** Commits as a table, newest first; `about` may say what each of them changed. */
function commitTable(commits, { now, style, about }) {
    const rows = commits
        .slice(0, mostCommits)
        .map(({ sha, subject, author, date }) => [
        (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .shortCommit */ .Ax)(sha),
        (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .cut */ .Jj)(subject, 44),
        (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .cut */ .Jj)(author, 16),
        (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .ago */ .KN)(date, now),
        ...(about === undefined ? [] : [about(sha)]),
    ]);
    const heads = ["commit", "subject", "author", "when", ...(about === undefined ? [] : ["changed"])];
    const more = commits.length - rows.length;
    return lines((0,_table_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(heads, rows, style), more > 0 ? `… and ${more} more` : "");
}


/***/ }),

/***/ 81925:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $$: () => (/* binding */ bytesOf),
/* harmony export */   RT: () => (/* binding */ tail),
/* harmony export */   d5: () => (/* binding */ head),
/* harmony export */   jm: () => (/* binding */ fairShares)
/* harmony export */ });
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


/***/ }),

/***/ 79269:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ checkLines),
/* harmony export */   g: () => (/* binding */ testTotals)
/* harmony export */ });
/* harmony import */ var _blocks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70642);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58191);


/** One line a check: what was seen and how long it took; below it what its tests say. */
function checkLines(checks, style) {
    return checks.map((check) => checkText(check, style)).join("\n");
}
function checkText({ name, outcome, seconds, detail, hint, tests }, style) {
    const [first = "", ...rest] = detail.split("\n");
    const below = (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)(rest.join("\n"), tests === undefined ? "" : testLines(tests, detail), hint === undefined || outcome === "succeeded" ? "" : `hint: ${hint}`);
    return (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)(`${(0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .mark */ .Gy)(outcome, style)} ${name}: ${first} ${style.dim(`(${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(seconds)})`)}`, (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .indented */ .gu)(below, "    "));
}
const mostFailures = 5;
function testLines(tests, detail) {
    const failures = tests.failures.slice(0, mostFailures).map(({ name, message }) => `✗ ${name}: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(message, 100)}`);
    const more = tests.failed - failures.length;
    return (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)(detail.includes(testTotals(tests)) ? "" : testTotals(tests), ...failures, more > 0 && failures.length > 0 ? `… and ${more} more` : "");
}
function testTotals({ passed, failed, skipped }) {
    return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}


/***/ }),

/***/ 47074:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ao: () => (/* binding */ changes),
  oz: () => (/* binding */ deploymentParts),
  k0: () => (/* binding */ gateTable),
  BT: () => (/* binding */ verdictMarkdown)
});

// EXTERNAL MODULE: ./lib/report/hooks-words.js
var hooks_words = __webpack_require__(11110);
// EXTERNAL MODULE: ./lib/report/markdown-words.js
var markdown_words = __webpack_require__(11149);
// EXTERNAL MODULE: ./lib/report/next.js
var report_next = __webpack_require__(63777);
// EXTERNAL MODULE: ./lib/report/requests-words.js
var requests_words = __webpack_require__(71654);
// EXTERNAL MODULE: ./lib/report/page.js
var page = __webpack_require__(99147);
// EXTERNAL MODULE: ./lib/report/table.js
var table = __webpack_require__(68330);
// EXTERNAL MODULE: ./lib/report/target-text.js
var target_text = __webpack_require__(97401);
// EXTERNAL MODULE: ./lib/report/verdict.js
var verdict = __webpack_require__(60975);
// EXTERNAL MODULE: ./lib/report/checks-text.js
var checks_text = __webpack_require__(79269);
;// CONCATENATED MODULE: ./lib/report/waves-diagram.js
/** GitHub draws a diagram of any size as wide as the page: of more than this nobody could read a name. */
const most = { waves: 12, units: 8, letters: 32 };
const colours = {
    succeeded: "fill:#1a7f37,stroke:#1a7f37,color:#ffffff",
    failed: "fill:#cf222e,stroke:#cf222e,color:#ffffff",
    errored: "fill:#bc4c00,stroke:#bc4c00,color:#ffffff",
    cancelled: "fill:#6e7781,stroke:#6e7781,color:#ffffff",
    skipped: "fill:#ffffff00,stroke:#6e7781,stroke-dasharray:4",
};
/**
 * The waves of a deployment in their order, each with its units coloured by what came of them, as a diagram in Mermaid; a unit
 * that was not good is never left out. The empty string when there is no order to show.
 */
function wavesDiagram({ steps: planned }, results) {
    const steps = planned.filter(({ kind }) => kind !== "mend" && kind !== "files" && kind !== "pull");
    if (steps.flatMap(({ units }) => units).length < 2)
        return "";
    const waves = chosen(steps, results).map((step, index) => waveLines(step, `w${index}`, results));
    const left = steps.length - waves.length;
    const order = waves.map((_lines, index) => `w${index}`);
    const more = left > 0 ? [`  more["and ${left} more"]:::skipped`] : [];
    const used = [...new Set(waves.flat().flatMap((line) => /:::(\w+)$/.exec(line)?.[1] ?? []))].sort();
    return [
        "flowchart LR",
        ...waves.flat(),
        ...more,
        ...(order.length + more.length > 1 ? [`  ${[...order, ...(left > 0 ? ["more"] : [])].join(" --> ")}`] : []),
        ...used.map((outcome) => `  classDef ${outcome} ${colours[outcome]}`),
    ].join("\n");
}
/** The first waves, and every one that was not good. */
function chosen(steps, results) {
    const bad = steps.filter(({ id }) => isBad(results.find((each) => each.id === id)?.outcome ?? "skipped"));
    const room = Math.max(0, most.waves - bad.length);
    const good = steps.filter((step) => !bad.includes(step)).slice(0, room);
    return steps.filter((step) => bad.slice(0, most.waves).includes(step) || good.includes(step));
}
function waveLines(step, id, results) {
    const result = results.find((each) => each.id === step.id);
    const nodes = step.units
        .map((unit) => ({ label: unit, outcome: outcomeOf(unit, result) }))
        .sort((left, right) => Number(isBad(right.outcome)) - Number(isBad(left.outcome)));
    const left = nodes.length - most.units;
    const shown = nodes.slice(0, left > 0 ? most.units - 1 : most.units);
    const rest = left > 0 ? [{ label: `and ${nodes.length - shown.length} more`, outcome: nodes.at(-1)?.outcome ?? "skipped" }] : [];
    return [
        `  subgraph ${id}["${escaped(step.kind)}"]`,
        ...[...shown, ...rest].map(({ label, outcome }, at) => `    ${id}u${at}["${escaped(label)}"]:::${outcome}`),
        "  end",
    ];
}
function outcomeOf(unit, result) {
    if (result === undefined)
        return "skipped";
    const { units, failure, outcome } = result;
    if (units !== undefined)
        return units.find((each) => each.unit === unit)?.outcome ?? "skipped";
    const isOther = failure?.unit !== undefined && failure.unit !== unit;
    return isBad(outcome) && isOther ? "skipped" : outcome;
}
function isBad(outcome) {
    return outcome !== "succeeded" && outcome !== "skipped";
}
/** Every letter that could mean something to Mermaid becomes its number. */
function escaped(text) {
    const letters = Array.from(text.replace(/\s+/g, " "));
    const shown = letters.length > most.letters ? [...letters.slice(0, most.letters - 1), "…"] : letters;
    return shown.map((each) => (/[\p{L}\p{N} ._…-]/u.test(each) ? each : `#${each.codePointAt(0)};`)).join("");
}

// EXTERNAL MODULE: ./lib/report/words.js
var words = __webpack_require__(58191);
;// CONCATENATED MODULE: ./lib/report/deployment-markdown.js











/** The verdict with its sign, what runs now when it was not good, and the likeliest way to go on, in one line. */
function verdictMarkdown(deployment) {
    const [first] = (0,report_next/* nextAfter */.O)(deployment);
    const isGood = deployment.verified || deployment.dryRun;
    const told = (0,table/* markdown */.wD)((0,words/* firstLine */.TM)((0,verdict/* aftermath */.x7)(deployment)));
    const isLeft = deployment.comeback !== undefined && deployment.comeback.outcome !== "succeeded";
    const after = isGood ? "" : isLeft ? `; ⚠️ **${told}**` : `; ${told}`;
    const what = `${markdown_words/* signs */.rf[deployment.outcome]} **${(0,table/* markdown */.wD)((0,verdict/* verdict */.WJ)(deployment))}**${after}`;
    return first === undefined ? what : `${what}. ${(0,markdown_words/* nextSentence */.H9)(first)}`;
}
/** Everything below the verdict. */
function deploymentParts(deployment, url) {
    const { dryRun, verified, plan, unrecorded, gates, steps, checks, comeback, hooks, outcome } = deployment;
    const isGood = (verified && outcome === "succeeded") || dryRun;
    const next = (0,page/* heading */.R_)("How to go on", (0,page/* flowing */.dn)((0,markdown_words/* nextList */.ym)((0,report_next/* nextAfter */.O)(deployment))));
    return [
        (0,page/* flowing */.dn)(verified && url !== undefined ? `Open ${(0,page/* link */.nf)(url)}` : ""),
        ...(isGood ? [] : [...(0,verdict/* failuresOf */.dJ)(deployment).flatMap(failureParts), next]),
        (0,page/* flowing */.dn)(unrecorded === undefined ? "" : `⚠️ ${(0,table/* markdown */.wD)(unrecorded)}`),
        factTable(deployment),
        (0,page/* heading */.R_)(verified ? "What changed" : dryRun ? "What would change" : "What was to change", changes(plan, dryRun)),
        (0,page/* heading */.R_)("Hooks", (0,page/* flowing */.dn)(dryRun ? (0,markdown_words/* list */.p_)((0,hooks_words/* hookSentences */.c)(hooks)) : "")),
        (0,page/* heading */.R_)("What to know", (0,page/* flowing */.dn)((0,markdown_words/* list */.p_)(plan.notes))),
        (0,page/* heading */.R_)("Gates", gateTable(gates)),
        (0,page/* heading */.R_)("Steps", stepTable(steps)),
        diagram(plan, steps),
        (0,page/* heading */.R_)("Checks", checkTable(checks)),
        (0,page/* heading */.R_)("Requests while it was brought there", (0,page/* flowing */.dn)((0,markdown_words/* list */.p_)((0,requests_words/* requestSentences */.M)(deployment)))),
        ...checks.flatMap(testParts),
        ...(comeback === undefined
            ? []
            : [
                (0,page/* heading */.R_)("The way back: steps", stepTable(comeback.steps)),
                (0,page/* heading */.R_)("The way back: checks", checkTable(comeback.checks)),
            ]),
        ...(isGood ? [] : [(0,page/* heading */.R_)("Hosts", (0,page/* flowing */.dn)((0,markdown_words/* list */.p_)((deployment.hosts ?? []).map(verdict/* hostSentence */.Cb))))]),
        ...(isGood ? [next] : []),
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
    return (0,page/* tableOf */.c_)(["", ""], rows);
}
/** The first one is what whoever opens a red run came for, so that nothing of it is folded away. */
function failureParts(failure, index) {
    const { message, hint, log, events, unit } = failure;
    const isOpen = index === 0;
    const more = message.includes("\n") ? message : "";
    return [
        (0,page/* flowing */.dn)(`**What failed:** ${(0,table/* markdown */.wD)((0,verdict/* failureLine */.Pu)(failure))}`),
        (0,page/* flowing */.dn)(hint === undefined ? "" : `Hint: ${(0,table/* markdown */.wD)(hint)}`),
        (0,page/* details */.zH)("The whole message", more),
        (0,page/* details */.zH)(unit === undefined ? "What was said last" : `The last log lines of ${unit}`, log.join("\n"), { isOpen }),
        (0,page/* details */.zH)(`What the engine did with ${unit ?? "it"}`, events.join("\n"), { isOpen }),
    ];
}
/** Units that stay as they are are only counted. */
function changes({ units, steps }, ahead) {
    const changing = units.filter(({ action }) => action !== "keep");
    const kept = units.length - changing.length;
    const hasHow = changing.some(({ how }) => how !== undefined);
    const rows = changing.map(({ unit, action, strategy, why, how = "" }) => [
        unit,
        strategy ?? action,
        why,
        ...(hasHow ? [how] : []),
    ]);
    if (kept > 0)
        rows.push([(0,target_text/* stays */.P)(kept), "", "", ...(hasHow ? [""] : [])]);
    if (rows.length === 0 && steps.length === 0)
        return (0,page/* flowing */.dn)(ahead ? "Nothing has to be done." : "");
    return (0,page/* tableOf */.c_)(["unit", "what", "why", ...(hasHow ? ["how"] : [])], rows);
}
function gateTable(gates) {
    return (0,page/* tableOf */.c_)(["gate", "state", "why"], gates.map(({ gate, open, sentence }) => [gate, open ? "🟢 open" : "🔴 closed", sentence]));
}
function stepTable(steps) {
    return (0,page/* tableOf */.c_)(["step", "outcome", "time", "result"], steps.map(({ title, outcome, seconds, detail = "" }) => {
        const isDone = outcome !== "skipped";
        return [title, (0,markdown_words/* sign */._S)(outcome), isDone ? (0,words/* duration */.p0)(seconds) : "", isDone ? detail : ""];
    }));
}
function diagram(plan, steps) {
    const text = wavesDiagram(plan, steps);
    return (0,page/* whole */.WQ)(text === "" ? "" : `\`\`\`mermaid\n${text}\n\`\`\``);
}
function checkTable(checks) {
    return (0,page/* tableOf */.c_)(["check", "outcome", "time", "seen"], checks.map(({ name, outcome, seconds, detail }) => [name, (0,markdown_words/* sign */._S)(outcome), (0,words/* duration */.p0)(seconds), detail]));
}
function testParts({ name, tests }) {
    if (tests === undefined || tests.failures.length === 0)
        return [];
    const text = tests.failures.map((failure) => `✗ ${failure.name}\n${failure.message}`).join("\n\n");
    return [(0,page/* details */.zH)(`${name}: ${(0,checks_text/* testTotals */.g)(tests)}`, text)];
}


/***/ }),

/***/ 11110:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ hookSentences)
/* harmony export */ });
/** What each hook that is going to run is, in one line. */
function hookSentences(hooks) {
    return hooks.map(({ hook, command }) => {
        return hook === "on-failure" ? `${hook}, only when it fails: ${command}` : `${hook}: ${command}`;
    });
}


/***/ }),

/***/ 11149:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H9: () => (/* binding */ nextSentence),
/* harmony export */   _S: () => (/* binding */ sign),
/* harmony export */   gH: () => (/* binding */ problemList),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   rf: () => (/* binding */ signs),
/* harmony export */   ym: () => (/* binding */ nextList)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _page_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99147);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68330);



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
    return sentences.map((sentence) => `- ${(0,_table_js__WEBPACK_IMPORTED_MODULE_2__/* .markdown */ .wD)(sentence).replaceAll("\n", "<br>")}`).join("\n");
}
function problemList(problems) {
    return list(problems.map((problem) => [(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .describeProblem */ .BJ)(problem), ...(problem.hint === undefined ? [] : [problem.hint])].join("\n")));
}
/** A way to go on as one sentence. */
function nextSentence({ what, command }) {
    return command === undefined ? (0,_table_js__WEBPACK_IMPORTED_MODULE_2__/* .markdown */ .wD)(what) : `${(0,_table_js__WEBPACK_IMPORTED_MODULE_2__/* .markdown */ .wD)(what)}: ${(0,_page_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(command)}`;
}
function nextList(ways) {
    return ways.map((way) => `- ${nextSentence(way)}`).join("\n");
}


/***/ }),

/***/ 63777:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ nextAfter),
/* harmony export */   U: () => (/* binding */ opens)
/* harmony export */ });
/* harmony import */ var _config_preview_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64758);
/* harmony import */ var _release_hooks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16137);
/* harmony import */ var _release_release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63988);



/** How to undo a deployment or how to go on after it, the likeliest first. */
function nextAfter(deployment) {
    const { environment, release, before, dryRun, outcome, unrecorded, verified } = deployment;
    if (dryRun)
        return afterDryRun(deployment);
    if (unrecorded !== undefined && verified)
        return [{ what: "Have it recorded", command: again(deployment) }];
    if (verified && outcome !== "succeeded")
        return afterLastHook(deployment);
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
        return [{ what: "Undo (there was nothing before)", command: downOf(environment) }];
    return [{ what: "Undo", command: `aip-deploy rollback ${environment}` }];
}
/** No later run of the same release makes up for it: nothing would have to be done any more. */
function afterLastHook({ environment }) {
    return [
        { what: `${environment} stays as it is; do by hand what the hook was to do` },
        { what: "Undo all of it", command: `aip-deploy rollback ${environment}` },
    ];
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
    const bare = { what: "The same without the hooks", command: `${again(deployment)} --skip-hooks` };
    const retries = isByHook(deployment) ? [retry, bare] : [retry];
    const history = { what: "See what happened there", command: `aip-deploy history ${environment}` };
    if (comeback === undefined && outcome === "errored") {
        return [
            { what: "Look again", command: `aip-deploy verify ${environment}` },
            { what: "Go back", command: `aip-deploy rollback ${environment}` },
        ];
    }
    if (comeback === undefined || comeback.outcome === "succeeded") {
        const mend = outcome === "failed" ? [{ what: "Mend the cause and push again" }] : [];
        return [...mend, ...retries, history];
    }
    if (comeback.held === true) {
        return [
            { what: "Go back on all hosts", command: `aip-deploy rollback ${environment}` },
            { what: `Let deployments in again when the cause is mended`, command: `aip-deploy lift ${environment}` },
        ];
    }
    const good = comeback.release;
    return [
        { what: `${environment} needs somebody to look at it`, command: "aip-deploy status" },
        good === undefined
            ? { what: "Remove what is left", command: downOf(environment) }
            : { what: "Go back once more", command: `aip-deploy rollback ${environment} --to ${(0,_release_release_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m_)(good)}` },
    ];
}
/** A hook was what was not good first. */
function isByHook({ steps }) {
    const bad = steps.find(({ outcome }) => outcome === "failed");
    return bad !== undefined && (0,_release_hooks_js__WEBPACK_IMPORTED_MODULE_0__/* .isHook */ .IA)(bad) && bad.id !== "hook:on-failure";
}
function downOf(environment) {
    const preview = (0,_config_preview_js__WEBPACK_IMPORTED_MODULE_2__/* .previewNumber */ .KL)(environment);
    return preview === undefined ? `aip-deploy down ${environment}` : `aip-deploy preview down ${preview}`;
}
function again({ kind, environment, release }) {
    return kind === "rollback"
        ? `aip-deploy rollback ${environment} --to ${(0,_release_release_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m_)(release)}`
        : `aip-deploy deploy ${environment} --release ${(0,_release_release_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m_)(release)}`;
}


/***/ }),

/***/ 99147:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MY: () => (/* binding */ page),
/* harmony export */   R_: () => (/* binding */ heading),
/* harmony export */   WQ: () => (/* binding */ whole),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   c_: () => (/* binding */ tableOf),
/* harmony export */   dn: () => (/* binding */ flowing),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   om: () => (/* binding */ block),
/* harmony export */   zH: () => (/* binding */ details)
/* harmony export */ });
/* harmony import */ var _bytes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81925);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68330);


/** The parts with an empty line between them, within so many bytes; the longest are cut first, each with a mark. */
function page(parts, bytes) {
    const wanted = parts.map((part) => part()).filter((text) => text !== "");
    const whole = wanted.join("\n\n");
    if ((0,_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesOf */ .$$)(whole) <= bytes)
        return whole;
    const gaps = 2 * (parts.length - 1);
    const shares = (0,_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .fairShares */ .jm)(parts.map((part) => (0,_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesOf */ .$$)(part())), bytes - gaps);
    return parts
        .map((part, index) => part(shares[index]))
        .filter((text) => text !== "")
        .join("\n\n");
}
/** Markdown that is cut between two lines, so that a table stays a table. */
function flowing(text) {
    return (bytes) => {
        if (bytes === undefined || (0,_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesOf */ .$$)(text) <= bytes)
            return text;
        const mark = "\n\n… the rest was too long for this page and is left out.";
        const kept = (0,_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .head */ .d5)(text, bytes - (0,_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesOf */ .$$)(mark));
        const lineEnd = kept.lastIndexOf("\n");
        return lineEnd < 0 ? "" : kept.slice(0, lineEnd) + mark;
    };
}
/** Text that means nothing when a part of it is missing: as it is, or not at all. */
function whole(text) {
    return (bytes) => (bytes === undefined || (0,_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesOf */ .$$)(text) <= bytes ? text : "");
}
function tableOf(heads, rows) {
    return flowing((0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .markdownTable */ .Qj)(heads, rows));
}
/** Foreign text to fold out, such as a log; its end is kept, because that is where it says what went wrong. */
function details(summary, text, { isOpen = false } = {}) {
    const wrap = (body) => `<details${isOpen ? " open" : ""}>\n<summary>${(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .markdown */ .wD)(summary)}</summary>\n\n${(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .codeBlock */ .DV)(body)}\n\n</details>`;
    const mark = "… what came before was too long for this page and is left out\n";
    return wrapped(text, wrap, (room) => mark + (0,_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .tail */ .RT)(text, room - (0,_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesOf */ .$$)(mark)));
}
/** Text as it stands, such as a table for the terminal. */
function block(text) {
    const mark = "\n… the rest was too long for this page and is left out";
    return wrapped(text, _table_js__WEBPACK_IMPORTED_MODULE_0__/* .codeBlock */ .DV, (room) => (0,_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .head */ .d5)(text, room - (0,_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesOf */ .$$)(mark)) + mark);
}
/** The wrapping is never cut: a block that is not closed would swallow the rest of the page. */
function wrapped(text, wrap, shorten) {
    const around = (0,_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesOf */ .$$)(wrap(text)) - (0,_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesOf */ .$$)(text);
    return (bytes) => {
        if (text === "")
            return "";
        if (bytes === undefined || around + (0,_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesOf */ .$$)(text) <= bytes)
            return wrap(text);
        const cut = wrap(shorten(bytes - around));
        return (0,_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesOf */ .$$)(cut) <= bytes ? cut : "";
    };
}
function heading(title, body) {
    const above = `### ${(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .markdown */ .wD)(title)}\n\n`;
    return (bytes) => {
        const text = body(bytes === undefined ? undefined : bytes - (0,_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesOf */ .$$)(above));
        return text === "" ? "" : above + text;
    };
}
/** A command, a digest or another word as code. */
function code(text) {
    return text.includes("`") || text.includes("\n") ? (0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .markdown */ .wD)(text) : `\`${text}\``;
}
/** An address that can be clicked, unless it is none. */
function link(url) {
    return /^https?:\/\/[\w.:/?#@!$&'*+,;=%~[\]-]+$/.test(url) ? `<${url}>` : (0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .markdown */ .wD)(url);
}


/***/ }),

/***/ 71654:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ requestSentences)
/* harmony export */ });
/** What users would have noticed, and what was cut off, one sentence each. */
function requestSentences({ requests, comeback, steps }) {
    const all = [...steps, ...(comeback?.steps ?? [])];
    return [
        ...(requests === undefined ? [] : sentences(requests, "")),
        ...(comeback?.requests === undefined ? [] : sentences(comeback.requests, "on the way back ")),
        ...all.flatMap(({ units = [] }) => units.flatMap(({ cut }) => cut ?? [])),
    ];
}
function sentences({ url, sent, lost, slowestMs, outSeconds, firstLoss = "nothing" }, when) {
    const count = `${when}${lost} of ${sent} requests to ${url} were lost, the slowest took ${slowestMs} ms`;
    return lost === 0
        ? [count]
        : [count, `from the first loss to the last: ${outSeconds.toFixed(1)} s; the first met ${firstLoss}`];
}


/***/ }),

/***/ 68330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DV: () => (/* binding */ codeBlock),
/* harmony export */   Qj: () => (/* binding */ markdownTable),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   wD: () => (/* binding */ markdown)
/* harmony export */ });
/* harmony import */ var _style_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11983);

/** Rows as aligned columns, two spaces between; without rows the empty string. */
function table(heads, rows, style = _style_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj) {
    if (rows.length === 0)
        return "";
    const all = [heads.map(style.dim), ...rows];
    const widths = heads.map((_, column) => Math.max(...all.map((row) => (0,_style_js__WEBPACK_IMPORTED_MODULE_0__/* .width */ .VL)(row[column] ?? ""))));
    const line = (row) => widths
        .map((wide, column) => pad(row[column] ?? "", wide))
        .join("  ")
        .trimEnd();
    return all.map(line).join("\n");
}
function pad(text, wide) {
    return text + " ".repeat(Math.max(0, wide - (0,_style_js__WEBPACK_IMPORTED_MODULE_0__/* .width */ .VL)(text)));
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


/***/ }),

/***/ 97401:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ changeLines),
/* harmony export */   P: () => (/* binding */ stays)
/* harmony export */ });
/* harmony import */ var _blocks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70642);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68330);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58191);



/** What happens to which unit and why; those that stay as they are are only counted. */
function changeLines({ units, steps }, style) {
    const changing = units.filter(({ action }) => action !== "keep");
    const kept = units.length - changing.length;
    const rows = changing.map(({ unit, action, strategy, why }) => [unit, style.bold(strategy ?? action), (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .cut */ .Jj)(why, 60)]);
    const none = changing.length === 0 && steps.length === 0 ? "nothing has to be done" : "";
    return (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)(none, (0,_table_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(["unit", "what", "why"], rows, style), kept === 0 ? "" : style.dim(stays(kept)));
}
/** How many units are left alone. */
function stays(kept) {
    return `${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(kept, "unit")} ${kept === 1 ? "stays" : "stay"} as ${kept === 1 ? "it is" : "they are"}`;
}


/***/ }),

/***/ 60975:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cb: () => (/* binding */ hostSentence),
/* harmony export */   Pu: () => (/* binding */ failureLine),
/* harmony export */   WJ: () => (/* binding */ verdict),
/* harmony export */   dJ: () => (/* binding */ failuresOf),
/* harmony export */   x7: () => (/* binding */ aftermath)
/* harmony export */ });
/* harmony import */ var _release_hooks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16137);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58191);


/** What, where, which release, and whether it worked, in one line. */
function verdict(deployment) {
    const { environment, dryRun, unchanged, unrecorded, verified, outcome } = deployment;
    const what = (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .release */ ._r)(deployment.release);
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
    if (verified && outcome !== "succeeded")
        return `${arrived(deployment)}, verified, but ${cause(deployment)}`;
    const took = `after ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(deployment.seconds)}`;
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
        return `${environment} was rolled back to ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .release */ ._r)(id)}`;
    return kind === "hotfix" ? `${environment} runs ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .release */ ._r)(id)} as a hotfix` : `${environment} runs ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .release */ ._r)(id)}`;
}
function cause({ failure, unrecorded, outcome }) {
    if (outcome === "cancelled")
        return "a hook was stopped on request";
    return failure === undefined ? (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .firstLine */ .TM)(unrecorded ?? "nobody said why") : failureLine(failure);
}
/** Which unit failed and why, in one line. */
function failureLine({ unit, message }) {
    const line = (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .firstLine */ .TM)(message);
    return unit === undefined || line.includes(unit) ? line : `${unit}: ${line}`;
}
/** What was done about a deployment that was not good. */
function aftermath({ comeback, checks, steps, outcome, environment, release: id }) {
    if (comeback !== undefined)
        return comeback.sentence;
    if (steps.some(_release_hooks_js__WEBPACK_IMPORTED_MODULE_0__/* .isHook */ .IA) && steps.every((step) => (0,_release_hooks_js__WEBPACK_IMPORTED_MODULE_0__/* .isHook */ .IA)(step) || step.outcome === "skipped")) {
        return `${environment} was left as it was: nothing had been changed yet`;
    }
    return checks.length > 0 && outcome === "errored"
        ? `${environment} was left with ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .release */ ._r)(id)}: what cannot be told is no reason to interrupt what may work`
        : `nothing was undone: there was nothing else to go back to, or nothing had been changed yet`;
}
/** What a host runs, in one line. */
function hostSentence({ host, runs, detail }) {
    return runs === undefined ? `${host}: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .firstLine */ .TM)(detail)}` : `${host} runs ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .release */ ._r)(runs)}`;
}
/** Every failure that is known, the decisive one first, each unit once; what a hook said of it comes last. */
function failuresOf({ failure, steps, outcome }) {
    if (outcome === "succeeded" || outcome === "skipped")
        return [];
    const ofHooks = steps.filter(_release_hooks_js__WEBPACK_IMPORTED_MODULE_0__/* .isHook */ .IA).flatMap((step) => step.failure ?? []);
    const ofUnits = steps.flatMap(({ units = [] }) => units.flatMap(({ unit, failure: own }) => (own === undefined ? [] : [{ unit, ...own }])));
    if (failure === undefined)
        return [...ofUnits, ...ofHooks];
    const isOther = (each) => failure.unit === undefined ? each.message !== failure.message : each.unit !== failure.unit;
    return [failure, ...ofUnits.filter(isOther), ...ofHooks.filter(({ message }) => message !== failure.message)];
}


/***/ })

};
