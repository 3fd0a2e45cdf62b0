export const id = 812;
export const ids = [812];
export const modules = {

/***/ 81796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ boardText),
/* harmony export */   j: () => (/* binding */ healthWord)
/* harmony export */ });
/* harmony import */ var _release_release_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63988);
/* harmony import */ var _blocks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70642);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68330);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58191);




/** The board: what runs where, since when, and whether it is well; below it what somebody should look at. */
function boardText({ app, environments }, style, now) {
    const well = environments.filter(({ health }) => health === "well").length;
    const heads = ["environment", "release", "commit", "since", "by", "health", "hold", "url"];
    return (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .blocks */ .Bv)(`${style.bold(app)}: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(environments.length, "environment")}, ${well} well`, (0,_table_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(heads, environments.map((row) => boardRow(row, style, now)), style), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .bullets */ .e5)(environments.flatMap((row) => remarks(row, now))), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .nextLines */ .N7)([{ what: "See what happened", command: "aip-deploy history ENV" }], style));
}
function boardRow({ environment, state, commit, by, health, url }, style, now) {
    const { current, hold } = state;
    return [
        environment,
        current === undefined ? "–" : (0,_release_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m_)(current.release),
        commit === undefined ? "" : (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .shortCommit */ .Ax)(commit),
        current === undefined ? "" : (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .ago */ .KN)(current.since, now),
        (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .cut */ .Jj)(by ?? "", 12),
        healthWord(health, style),
        hold === undefined ? "" : style.warn((0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .cut */ .Jj)(`by ${hold.by}`, 12)),
        url ?? "",
    ];
}
function healthWord(health, style) {
    const paint = { well: style.good, unwell: style.bad, unknown: style.warn, empty: style.dim }[health];
    return paint(health);
}
function busyWords({ by, work, since, link }, now) {
    return `${by}: ${work}, since ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .ago */ .KN)(since, now)}${link === undefined ? "" : `, ${link}`}`;
}
function maintenanceRemark(environment, { at, reason, ...act }, now) {
    const why = reason === undefined ? "" : ` (${reason})`;
    return `${environment} shows everybody the maintenance page, since ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .ago */ .KN)(at, now)} by ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .who */ .dp)({ at, ...act })}${why}; aip-deploy maintenance off ${environment}`;
}
function remarks({ environment, health, detail, state, busy, interrupted }, now) {
    const { hold, last, freeze, maintenance } = state;
    const isBad = health === "unwell" || health === "unknown";
    const isFailed = last !== undefined && last.outcome !== "succeeded" && last.outcome !== "skipped";
    return [
        ...(busy === undefined ? [] : [`${environment} is being changed by ${busyWords(busy, now)}`]),
        ...(interrupted === undefined
            ? []
            : [
                `${environment}: the next deployment finds that, records it and puts it right; aip-deploy deploy ${environment}`,
            ]),
        ...(freeze === undefined || Date.parse(freeze.until) <= now.getTime()
            ? []
            : [`${environment} is frozen until ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .minute */ .Vc)(freeze.until)} (UTC); aip-deploy lift ${environment}`]),
        ...(maintenance === undefined ? [] : [maintenanceRemark(environment, maintenance.act, now)]),
        ...(isBad ? [`${environment} is ${health}: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .firstLine */ .TM)(detail)}`] : []),
        ...(hold === undefined
            ? []
            : [
                `${environment} is held${hold.reason === undefined ? "" : `: ${hold.reason}`}; aip-deploy lift ${environment}`,
            ]),
        ...(isFailed
            ? [
                `${environment}: its last deployment, number ${last.number} of ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .release */ ._r)(last.release)}, ${last.outcome} ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .ago */ .KN)(last.at, now)}`,
            ]
            : []),
    ];
}


/***/ }),

/***/ 97551:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gz: () => (/* binding */ deploymentBody),
/* harmony export */   MT: () => (/* binding */ verdictLine),
/* harmony export */   PL: () => (/* binding */ deployText),
/* harmony export */   kY: () => (/* binding */ failureText)
/* harmony export */ });
/* harmony import */ var _blocks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70642);
/* harmony import */ var _checks_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79269);
/* harmony import */ var _gates_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31104);
/* harmony import */ var _hooks_words_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(11110);
/* harmony import */ var _next_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63777);
/* harmony import */ var _steps_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(68409);
/* harmony import */ var _requests_words_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(71654);
/* harmony import */ var _target_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(97401);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(60975);









function deployText({ deployment, url }, style) {
    return (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .blocks */ .Bv)(verdictLine(deployment, style), deploymentBody(deployment, url, style));
}
/** The verdict with its mark, in its colour. */
function verdictLine(deployment, style) {
    const { outcome, dryRun } = deployment;
    if (dryRun)
        return (0,_verdict_js__WEBPACK_IMPORTED_MODULE_6__/* .verdict */ .WJ)(deployment);
    const paint = outcome === "succeeded" ? style.good : outcome === "cancelled" ? style.warn : style.bad;
    return `${(0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .mark */ .Gy)(outcome, style)} ${paint((0,_verdict_js__WEBPACK_IMPORTED_MODULE_6__/* .verdict */ .WJ)(deployment))}`;
}
/** Everything below the verdict; what matters most stands last, because a terminal is read from its end. */
function deploymentBody(deployment, url, style) {
    const { dryRun, steps, checks, gates, plan, hooks, verified } = deployment;
    const isGood = verified || dryRun;
    return (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .blocks */ .Bv)(dryRun ? (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .section */ .uW)("What would change", (0,_target_text_js__WEBPACK_IMPORTED_MODULE_5__/* .changeLines */ .O)(plan, style), style) : "", (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .section */ .uW)("What to know", (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .bullets */ .e5)(plan.notes), style), dryRun ? (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .section */ .uW)("Hooks", (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .bullets */ .e5)((0,_hooks_words_js__WEBPACK_IMPORTED_MODULE_7__/* .hookSentences */ .c)(hooks)), style) : "", dryRun ? (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .section */ .uW)("Gates", (0,_gates_text_js__WEBPACK_IMPORTED_MODULE_2__/* .gateLines */ .H)(gates, style), style) : "", (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .section */ .uW)("Steps", (0,_steps_text_js__WEBPACK_IMPORTED_MODULE_4__/* .stepLines */ .m)(steps, style), style), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .section */ .uW)("Checks", (0,_checks_text_js__WEBPACK_IMPORTED_MODULE_1__/* .checkLines */ .W)(checks, style), style), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .section */ .uW)("Requests while it was brought there", (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .bullets */ .e5)((0,_requests_words_js__WEBPACK_IMPORTED_MODULE_8__/* .requestSentences */ .M)(deployment)), style), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .section */ .uW)("What failed", failures(deployment, style), style), isGood ? "" : (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .section */ .uW)("What was done about it", undoing(deployment, style), style), isGood ? "" : (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .section */ .uW)("Hosts", hostLines(deployment), style), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .section */ .uW)("Not recorded", deployment.unrecorded ?? "", style), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)(url === undefined || !verified ? "" : `Open: ${url}`, (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .nextLines */ .N7)((0,_next_js__WEBPACK_IMPORTED_MODULE_3__/* .nextAfter */ .O)(deployment), style)));
}
function failures(deployment, style) {
    return (0,_verdict_js__WEBPACK_IMPORTED_MODULE_6__/* .failuresOf */ .dJ)(deployment)
        .map((each) => failureText(each, style))
        .join("\n");
}
function undoing(deployment, style) {
    const { comeback } = deployment;
    if (comeback === undefined || comeback.outcome === "succeeded")
        return (0,_verdict_js__WEBPACK_IMPORTED_MODULE_6__/* .aftermath */ .x7)(deployment);
    return (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)(style.bad(comeback.sentence), (0,_steps_text_js__WEBPACK_IMPORTED_MODULE_4__/* .stepLines */ .m)(comeback.steps, style), (0,_checks_text_js__WEBPACK_IMPORTED_MODULE_1__/* .checkLines */ .W)(comeback.checks, style));
}
function hostLines({ hosts = [] }) {
    return (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .bullets */ .e5)(hosts.map(_verdict_js__WEBPACK_IMPORTED_MODULE_6__/* .hostSentence */ .Cb));
}
const mostLines = 40;
/** One failure with all that helps to understand it. */
function failureText(failure, style) {
    const { message, log, events, hint } = failure;
    const rest = message.split("\n").slice(1).join("\n");
    const left = log.length - mostLines;
    return (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)(style.bad((0,_verdict_js__WEBPACK_IMPORTED_MODULE_6__/* .failureLine */ .Pu)(failure)), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .indented */ .gu)(rest), log.length === 0
        ? ""
        : style.dim(left > 0 ? `its last log lines (${left} before them left out):` : "its last log lines:"), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .indented */ .gu)(log.slice(-mostLines).join("\n"), "  | "), events.length === 0 ? "" : style.dim("what the engine did with it:"), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .indented */ .gu)((0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .bullets */ .e5)(events)), hint === undefined ? "" : `hint: ${hint}`);
}


/***/ }),

/***/ 31104:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ gateLines)
/* harmony export */ });
/* harmony import */ var _blocks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70642);

/** One line a gate: open or closed, and why. */
function gateLines(gates, style) {
    return (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)(...gates.map(({ gate, open, sentence }) => `${open ? style.good("open  ") : style.bad("closed")}  ${gate}: ${sentence}`));
}


/***/ }),

/***/ 24554:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mp: () => (/* binding */ written),
/* harmony export */   S9: () => (/* binding */ outputsOfError),
/* harmony export */   Yz: () => (/* binding */ outputsOf)
/* harmony export */ });
/* harmony import */ var _exit_code_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8456);

function outputsOf(result) {
    switch (result.command) {
        case "plan": {
            const { environment, release, matrix, images } = result;
            return {
                ...done({ environment, release, matrix, images: images.map(({ name }) => name) }),
                deploys: environment !== undefined,
                ...asked(result),
            };
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
        case "approve":
            return { ...done(result), outcome: result.open ? "succeeded" : "failed" };
        case "verify":
        case "maintenance-on":
        case "maintenance-off":
        case "drift":
            return { ...done(result), outcome: result.outcome };
        case "sign-off":
        case "hold":
        case "freeze":
        case "lift":
        case "unlock":
            return done(result);
        case "history":
            return { ...done(result), ...asked(result) };
        case "down":
            return done({ environment: result.environment });
        case "diff":
            return done({ environment: result.from.name });
        case "promote": {
            const { environment, release, pullRequest } = result;
            const url = pullRequest === undefined ? {} : { url: pullRequest.url };
            return {
                ...done({ environment, release }),
                ...url,
                outcome: result.state === "nothing" ? "skipped" : "succeeded",
            };
        }
        case "preview-up":
            return outputsOf(result.run);
        case "preview-down":
            return done({ environment: result.environment });
        case "preview-prune":
            return {
                ...done({}),
                outcome: result.removed.some(({ problem }) => problem !== undefined) ? "errored" : "succeeded",
            };
        case "doctor":
            return { ...done({}), outcome: seen((0,_exit_code_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodeFor */ .Rr)(result)) };
        case "preview-list":
        case "status":
        case "setup":
        case "task":
        case "migrate":
        case "permissions":
            return done({});
    }
}
function seen(code) {
    if (code === 0)
        return "succeeded";
    return code === 1 ? "failed" : "errored";
}
/** The outputs of a command that threw; `environment` is the one that it was told. */
function outputsOfError(error, environment) {
    const outcome = (0,_exit_code_js__WEBPACK_IMPORTED_MODULE_0__/* .isStop */ .jX)(error) ? "cancelled" : (0,_exit_code_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodeOf */ .FO)(error) === 3 ? "errored" : "failed";
    return { ...done({ environment }), outcome };
}
/** The outputs as the runner takes them; what does not apply is left out. */
function written(outputs) {
    return Object.entries(outputs).map(([name, value]) => [
        name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
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
function asked({ approval }) {
    if (approval === undefined)
        return { asksApproval: false };
    const { environment } = approval;
    return { asksApproval: true, ...(environment === undefined ? {} : { approvalEnvironment: environment }) };
}
function deployed({ environment, release, outcome, number }, url) {
    return { ...done({ environment, release, number }), outcome, ...(url === undefined ? {} : { url }) };
}
function imagesOf({ images }) {
    return images.map(({ name }) => name);
}


/***/ }),

/***/ 50812:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tellFailure: () => (/* binding */ tellFailure),
/* harmony export */   tellPreviews: () => (/* binding */ tellPreviews)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _registry_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71653);
/* harmony import */ var _deployment_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(47074);
/* harmony import */ var _markdown_words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11149);
/* harmony import */ var _page_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(99147);
/* harmony import */ var _preview_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(84736);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(92037);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(68330);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(60975);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(58191);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(24554);











/** By this line our comment is found again; nobody sees it. */
const marker = "<!-- aip-deploy preview -->";
/** Says in the one comment of each pull request what became of its preview. Never fails the job: what cannot be written is a warning. */
async function tellPreviews(result, options) {
    for (const word of wordsOn((0,_printable_js__WEBPACK_IMPORTED_MODULE_6__/* .printable */ .g)(result)))
        await tell(word, options);
}
/** The same for a preview that came to no result. */
async function tellFailure(error, pullRequest, options) {
    const { outcome } = (0,_outputs_js__WEBPACK_IMPORTED_MODULE_10__/* .outputsOfError */ .S9)(error, undefined);
    const why = (0,_words_js__WEBPACK_IMPORTED_MODULE_9__/* .firstLine */ .TM)(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH ? error.message : (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error));
    const text = `${_markdown_words_js__WEBPACK_IMPORTED_MODULE_3__/* .signs */ .rf[outcome]} **The preview could not be brought up to date**: ${(0,_table_js__WEBPACK_IMPORTED_MODULE_7__/* .markdown */ .wD)(why)}`;
    await tell({ pullRequest, text, isNews: false }, options);
}
function wordsOn(result) {
    if (result.command === "preview-up")
        return wordOn(result);
    if (result.command === "preview-down") {
        return [{ pullRequest: result.pullRequest, text: gone("is removed, its data too"), isNews: true }];
    }
    if (result.command !== "preview-prune")
        return [];
    const text = gone("was removed, since nobody deployed to it for too long");
    const removed = result.removed.filter(({ problem }) => problem === undefined);
    return removed.map(({ pullRequest }) => ({ pullRequest, text, isNews: true }));
}
function wordOn(result) {
    const { pullRequest, run } = result;
    const { deployment, url, source } = run;
    if (deployment === undefined)
        return [];
    const lines = [
        (0,_deployment_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .verdictMarkdown */ .BT)(deployment),
        deployment.verified ? (url === undefined ? "" : (0,_page_js__WEBPACK_IMPORTED_MODULE_4__/* .link */ .nf)(url)) : (0,_table_js__WEBPACK_IMPORTED_MODULE_7__/* .markdown */ .wD)((0,_verdict_js__WEBPACK_IMPORTED_MODULE_8__/* .aftermath */ .x7)(deployment)),
        `Commit ${(0,_page_js__WEBPACK_IMPORTED_MODULE_4__/* .code */ .aY)((0,_words_js__WEBPACK_IMPORTED_MODULE_9__/* .shortCommit */ .Ax)(source.commit))}. ${(0,_table_js__WEBPACK_IMPORTED_MODULE_7__/* .markdown */ .wD)((0,_preview_text_js__WEBPACK_IMPORTED_MODULE_5__/* .keptUntil */ .Jf)(result))}. Remove it: ${(0,_page_js__WEBPACK_IMPORTED_MODULE_4__/* .code */ .aY)(`aip-deploy preview down ${pullRequest}`)}`,
    ];
    return [{ pullRequest, text: lines.filter((line) => line !== "").join("\n\n"), isNews: false }];
}
function gone(how) {
    return `🧹 **The preview of this pull request ${how}**`;
}
async function tell({ pullRequest, text, isNews }, { comments, warn, redact, ...asking }) {
    const body = redact(`${marker}\n${text}\n`);
    try {
        await (0,_registry_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .retrying */ .i)(async () => {
            // Asked each time: an answer that did not arrive may have been a yes.
            const known = await comments.find(pullRequest, marker);
            if (known !== undefined)
                await comments.update(known.id, body);
            else if (!isNews)
                await comments.create(pullRequest, body);
        }, asking);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH))
            throw error;
        warn(`The comment on pull request ${pullRequest} could not be written: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}. Give the job \`permissions: pull-requests: write\`, or the action \`record: off\`.`);
    }
}


/***/ }),

/***/ 88140:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AK: () => (/* binding */ countImages),
/* harmony export */   e0: () => (/* binding */ buildText),
/* harmony export */   hO: () => (/* binding */ releaseText)
/* harmony export */ });
/* harmony import */ var _release_release_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63988);
/* harmony import */ var _blocks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70642);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68330);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58191);




function buildText(result, style) {
    const rows = result.images.map(({ name, state, digest, seconds }) => [
        name,
        state === "built" ? style.bold(state) : state,
        (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .shortDigest */ .VK)(digest),
        state === "built" ? (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .duration */ .p0)(seconds) : "",
    ]);
    return (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .blocks */ .Bv)(style.good(`✓ ${countImages(result)} in ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .duration */ .p0)(result.seconds)}`), (0,_table_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(["image", "state", "digest", "time"], rows, style), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .nextLines */ .N7)([{ what: "Make the release", command: "aip-deploy release" }], style));
}
/** For example `2 images built, 7 found`. */
function countImages({ images }) {
    const built = images.filter(({ state }) => state === "built").length;
    return `${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(built, "image")} built, ${images.length - built} found`;
}
function releaseText(result, style) {
    const { app, release: id, images, environments, warnings } = result;
    return (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .blocks */ .Bv)(style.good(`✓ ${app}: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .release */ ._r)(id)} holds ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(images, "image")} and the files of ${environments.join(", ")}`), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .section */ .uW)("What to know", (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .bullets */ .e5)(warnings), style), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .nextLines */ .N7)(environments.map((name) => ({
        what: `Bring it to ${name}`,
        command: `aip-deploy deploy ${name} --release ${(0,_release_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m_)(id)}`,
    })), style));
}


/***/ }),

/***/ 84736:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J0: () => (/* binding */ previewUpText),
/* harmony export */   Jf: () => (/* binding */ keptUntil),
/* harmony export */   Ke: () => (/* binding */ previewDownText),
/* harmony export */   _L: () => (/* binding */ previewPruneText),
/* harmony export */   am: () => (/* binding */ previewListText)
/* harmony export */ });
/* harmony import */ var _release_release_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63988);
/* harmony import */ var _blocks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70642);
/* harmony import */ var _board_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81796);
/* harmony import */ var _run_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8855);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(68330);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(58191);






function previewUpText(result, style) {
    return (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .blocks */ .Bv)((0,_run_text_js__WEBPACK_IMPORTED_MODULE_3__/* .runText */ .le)(result.run, style), keptUntil(result));
}
/** When the preview goes by itself. */
function keptUntil({ pullRequest, until }) {
    return `The preview of pull request ${pullRequest} is kept until ${(0,_words_js__WEBPACK_IMPORTED_MODULE_5__/* .minute */ .Vc)(until)} UTC, and longer with each deployment`;
}
function previewDownText({ environment, pullRequest }, style) {
    return (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .blocks */ .Bv)(style.good(`✓ ${environment}: everything was stopped and removed, its data too`), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .nextLines */ .N7)([{ what: "Bring it back", command: `aip-deploy preview up ${pullRequest}` }], style));
}
const heads = ["preview", "release", "deployed", "kept until (UTC)", "health", "url"];
function previewListText({ app, most, previews }, style, now) {
    if (previews.length === 0)
        return `${app}: there are no previews`;
    const bad = previews.filter(({ health }) => health === "unwell" || health === "unknown");
    return (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .blocks */ .Bv)(`${style.bold(app)}: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_5__/* .plural */ .LS)(previews.length, "preview")} of ${most}`, (0,_table_js__WEBPACK_IMPORTED_MODULE_4__/* .table */ .tp)(heads, previews.map((preview) => row(preview, style, now)), style), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .bullets */ .e5)(bad.map(({ environment, health, detail }) => `${environment} is ${health}: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_5__/* .firstLine */ .TM)(detail)}`)), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .nextLines */ .N7)([{ what: "Remove one", command: "aip-deploy preview down N" }], style));
}
function row({ environment, state, deployedAt, until, health, url }, style, now) {
    const { current } = state;
    const release = current === undefined ? "–" : (0,_release_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m_)(current.release);
    return [environment, release, (0,_words_js__WEBPACK_IMPORTED_MODULE_5__/* .ago */ .KN)(deployedAt, now), (0,_words_js__WEBPACK_IMPORTED_MODULE_5__/* .minute */ .Vc)(until), (0,_board_text_js__WEBPACK_IMPORTED_MODULE_2__/* .healthWord */ .j)(health, style), url ?? ""];
}
function previewPruneText({ removed, kept }, style, now) {
    const left = removed.filter(({ problem }) => problem !== undefined);
    const gone = (0,_words_js__WEBPACK_IMPORTED_MODULE_5__/* .plural */ .LS)(removed.length - left.length, "preview");
    const line = `${gone} removed, ${kept} kept${left.length === 0 ? "" : `, ${left.length} could not be removed`}`;
    return (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .blocks */ .Bv)(left.length === 0 ? style.good(`✓ ${line}`) : style.bad(`✗ ${line}`), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .bullets */ .e5)(removed.map(({ environment, deployedAt, problem }) => problem === undefined
        ? `${environment}, deployed ${(0,_words_js__WEBPACK_IMPORTED_MODULE_5__/* .ago */ .KN)(deployedAt, now)}`
        : `${environment} is still there: ${problem}`)));
}


/***/ }),

/***/ 8855:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U7: () => (/* binding */ stageRows),
/* harmony export */   XL: () => (/* binding */ byHand),
/* harmony export */   cn: () => (/* binding */ undeployed),
/* harmony export */   le: () => (/* binding */ runText)
/* harmony export */ });
/* harmony import */ var _release_release_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63988);
/* harmony import */ var _blocks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70642);
/* harmony import */ var _deployment_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97551);
/* harmony import */ var _images_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88140);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(58191);





function runText(result, style) {
    const { deployment, url, app, source, warnings } = result;
    return (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .blocks */ .Bv)(deployment === undefined ? style.good(`✓ ${undeployed(result)}`) : (0,_deployment_text_js__WEBPACK_IMPORTED_MODULE_2__/* .verdictLine */ .MT)(deployment, style), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn)((0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .checkout */ .Pt)(app, source), stageLines(result)), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .section */ .uW)("Warnings", (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .problemLines */ .pb)(warnings), style), deployment === undefined ? (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .nextLines */ .N7)(byHand(result), style) : (0,_deployment_text_js__WEBPACK_IMPORTED_MODULE_2__/* .deploymentBody */ .Gz)(deployment, url, style));
}
/** What a run comes to that deploys nothing. */
function undeployed({ app, release: id, because }) {
    const why = because ?? "no environment is deployed from here";
    return `${app}: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .release */ ._r)(id)} is made and stored; nothing was deployed: ${why}`;
}
/** How to deploy what a run only made. */
function byHand({ release: id }) {
    return [{ what: "Deploy it by hand", command: `aip-deploy deploy ENV --release ${(0,_release_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m_)(id)}` }];
}
/** What came of each stage of a run, with its time. */
function stageRows(result) {
    const { stages, build, release: id, deployment } = result;
    const results = {
        plan: result.environment === undefined ? "" : `for ${result.environment}`,
        build: (0,_images_text_js__WEBPACK_IMPORTED_MODULE_3__/* .countImages */ .AK)(build),
        release: (0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .release */ ._r)(id),
        deploy: deployment?.unchanged === true ? "nothing to do" : (deployment?.outcome ?? ""),
    };
    return stages.map(({ name, seconds }) => [name, (0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .duration */ .p0)(seconds), results[name]]);
}
function stageLines(result) {
    return (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .indented */ .gu)((0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .aligned */ .b6)(stageRows(result)).join("\n"));
}


/***/ }),

/***/ 68409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ stepLines)
/* harmony export */ });
/* harmony import */ var _blocks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70642);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58191);


/** One line a step with its time; below a step that was not good, the units that were not. */
function stepLines(steps, style) {
    const rows = steps.map(({ outcome, title, seconds, detail = "" }) => [
        `${(0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .mark */ .Gy)(outcome, style)} ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(title, 56)}`,
        outcome === "skipped" ? "" : (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(seconds),
        outcome === "skipped" ? "" : (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(detail, 30),
    ]);
    return (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .aligned */ .b6)(rows)
        .map((line, index) => (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)(line, (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .indented */ .gu)(badUnits(steps[index], style), "    ")))
        .join("\n");
}
function badUnits(step, style) {
    const bad = (step?.units ?? []).filter(({ outcome }) => outcome !== "succeeded" && outcome !== "skipped");
    return bad.map(({ outcome, unit, detail }) => `${(0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .mark */ .Gy)(outcome, style)} ${unit}: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(detail, 80)}`).join("\n");
}


/***/ })

};
