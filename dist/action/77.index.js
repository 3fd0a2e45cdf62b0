export const id = 77;
export const ids = [77,9416,6641];
export const modules = {

/***/ 10869:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ noteHeadline),
/* harmony export */   e: () => (/* binding */ noteItem)
/* harmony export */ });
const mostNames = 4;
const mostPlaces = 3;
/** A note's headline for a line or two of text: `file:line, line: what (who; where)`. */
function noteHeadline(note) {
    const places = placesOf(note, mostPlaces);
    const about = aboutOf(note);
    return `${places === "" ? "" : `${places}: `}${note.what}${about}`;
}
/** A note as an item of a list to be ticked off, with every line that it is about. */
function noteItem(note) {
    const places = placesOf(note, Infinity);
    return `- [ ] **${note.what}**${aboutOf(note)}${places === "" ? "" : `, ${places}`}\n      ${note.instead}`;
}
function aboutOf({ services, environments }) {
    const names = services.length > mostNames ? `${services.length} services` : services.join(", ");
    const about = [names, environments.join(", ")].filter((each) => each !== "").join("; ");
    return about === "" ? "" : ` (${about})`;
}
/** The lines file by file, so that a file's name is said once. */
function placesOf({ places }, most) {
    const shown = places.slice(0, most);
    const files = [...new Set(shown.map(({ file }) => file))];
    const named = files.map((file) => {
        const lines = shown.filter((place) => place.file === file).map(({ line }) => line);
        return `${file}:${lines.join(", ")}`;
    });
    return [...named, ...(shown.length < places.length ? [`and ${places.length - shown.length} more`] : [])].join(", ");
}


/***/ }),

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

/***/ 88893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ changeParts)
/* harmony export */ });
/* harmony import */ var _changes_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(30911);
/* harmony import */ var _markdown_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11149);
/* harmony import */ var _page_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(99147);



/** What changes beside the images, and what of it a reviewer must not miss; the units are those of the target's plan. */
function changeParts({ services, files }, units) {
    return [
        (0,_page_js__WEBPACK_IMPORTED_MODULE_2__/* .heading */ .R_)("Services that change", (0,_page_js__WEBPACK_IMPORTED_MODULE_2__/* .tableOf */ .c_)(["service", "change"], (0,_changes_words_js__WEBPACK_IMPORTED_MODULE_0__/* .redefined */ .pm)(services).map((service) => [service.name, (0,_changes_words_js__WEBPACK_IMPORTED_MODULE_0__/* .changedIn */ .We)(service)]))),
        (0,_page_js__WEBPACK_IMPORTED_MODULE_2__/* .heading */ .R_)("Files that change", (0,_page_js__WEBPACK_IMPORTED_MODULE_2__/* .tableOf */ .c_)(["file", "change"], files.map(({ path, change }) => [path, change]))),
        (0,_page_js__WEBPACK_IMPORTED_MODULE_2__/* .heading */ .R_)("What runs before the switch", (0,_page_js__WEBPACK_IMPORTED_MODULE_2__/* .flowing */ .dn)((0,_markdown_words_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)((0,_changes_words_js__WEBPACK_IMPORTED_MODULE_0__/* .tasksIn */ .uv)(units)))),
        (0,_page_js__WEBPACK_IMPORTED_MODULE_2__/* .heading */ .R_)("What keeps data and is touched", (0,_page_js__WEBPACK_IMPORTED_MODULE_2__/* .tableOf */ .c_)(["unit", "what", "why"], (0,_changes_words_js__WEBPACK_IMPORTED_MODULE_0__/* .touchedData */ .de)(units).map(({ unit, action, why }) => [unit, action, why]))),
    ];
}


/***/ }),

/***/ 30911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D4: () => (/* binding */ beforeAndAfter),
/* harmony export */   We: () => (/* binding */ changedIn),
/* harmony export */   de: () => (/* binding */ touchedData),
/* harmony export */   pm: () => (/* binding */ redefined),
/* harmony export */   uv: () => (/* binding */ tasksIn)
/* harmony export */ });
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58191);

/** Services that change in more than the image that they run, which is told beside the images. */
function redefined(services) {
    return services.filter(({ change, parts }) => change !== "changed" || parts.some((part) => part !== "image"));
}
/** For example `changed: environment, ports`. */
function changedIn({ change, parts }) {
    return parts.length === 0 ? change : `${change}: ${parts.join(", ")}`;
}
/** The digests before and after, `–` for none. */
function beforeAndAfter({ change, before, after }) {
    const built = change === "removed" ? "–" : "to be built";
    return [before === undefined ? "–" : (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .shortDigest */ .VK)(before), after === undefined ? built : (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .shortDigest */ .VK)(after)];
}
/** What runs once before its unit starts, such as a migration, one phrase a unit. */
function tasksIn(units) {
    return units.flatMap(({ unit, tasks = [] }) => (tasks.length === 0 ? [] : [`${tasks.join(", then ")} of ${unit}`]));
}
/** Units that keep data and do not stay as they are. */
function touchedData(units) {
    return units.filter(({ stateful = false, action }) => stateful && action !== "keep");
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

/***/ 61347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NI: () => (/* binding */ diffText),
/* harmony export */   iB: () => (/* binding */ imageTable),
/* harmony export */   tX: () => (/* binding */ differences)
/* harmony export */ });
/* harmony import */ var _release_release_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63988);
/* harmony import */ var _changes_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30911);
/* harmony import */ var _blocks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70642);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(68330);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(58191);





/** What would change on the first side if the second came there. */
function diffText(result, style, now) {
    const { from, to, images, services, files, commits, commitsProblem } = result;
    const sides = `${side(from)} → ${side(to)}`;
    return (0,_blocks_js__WEBPACK_IMPORTED_MODULE_2__/* .blocks */ .Bv)(isSame(result) ? style.good(`${sides}: nothing differs`) : style.bold(`${sides}: ${counted(result)}`), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_2__/* .section */ .uW)("Images", imageTable(images, style), style), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_2__/* .section */ .uW)("Services", differences(services.map((each) => [partly(each), each.change])), style), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_2__/* .section */ .uW)("Files", differences(files.map(({ path, change }) => [path, change])), style), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_2__/* .section */ .uW)("Commits", (0,_blocks_js__WEBPACK_IMPORTED_MODULE_2__/* .lines */ .Mn)((0,_blocks_js__WEBPACK_IMPORTED_MODULE_2__/* .commitTable */ .Mx)(commits, { now, style }), commitsProblem === undefined ? "" : style.warn(`not shown: ${commitsProblem}`)), style), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_2__/* .nextLines */ .N7)(isSame(result) ? [] : next(result), style));
}
function side({ name, release, commit }) {
    const facts = [
        release === undefined ? "nothing deployed or built yet" : `release ${(0,_release_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m_)(release)}`,
        ...(commit === undefined ? [] : [(0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .shortCommit */ .Ax)(commit)]),
    ];
    return `${name} (${facts.join(", ")})`;
}
function isSame({ images, services, files }) {
    return images.length + services.length + files.length === 0;
}
function counted({ images, services, files }) {
    const differing = [
        images.length === 0 ? [] : [(0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(images.length, "image")],
        services.length === 0 ? [] : [(0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(services.length, "service")],
        files.length === 0 ? [] : [(0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(files.length, "file")],
    ].flat();
    return differing.join(", ");
}
function imageTable(images, style) {
    const rows = images.map((image) => [
        image.name,
        image.change,
        ...(0,_changes_words_js__WEBPACK_IMPORTED_MODULE_1__/* .beforeAndAfter */ .D4)(image),
        (0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .some */ .zN)(image.commits.map(({ sha }) => (0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .shortCommit */ .Ax)(sha)), 3),
    ]);
    return (0,_table_js__WEBPACK_IMPORTED_MODULE_3__/* .table */ .tp)(["image", "change", "before", "after", "changed by"], rows, style);
}
const signs = { added: "+", removed: "-", changed: "~" };
const mostChanges = 40;
/** One line each, with a sign. */
function differences(all) {
    const more = all.length - mostChanges;
    const shown = all.slice(0, mostChanges).map(([name, change]) => `${signs[change]} ${name}`);
    return (0,_blocks_js__WEBPACK_IMPORTED_MODULE_2__/* .lines */ .Mn)(...shown, more > 0 ? `… and ${more} more` : "");
}
/** The service and the keys of its definition that changed, if it was there before. */
function partly({ name, parts }) {
    return parts.length === 0 ? name : `${name}: ${parts.join(", ")}`;
}
function next({ from, to }) {
    if (to.release === undefined)
        return [];
    const command = `aip-deploy deploy ${from.name} --release ${(0,_release_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m_)(to.release)}`;
    return [{ what: `Bring it to ${from.name}`, command }];
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

/***/ 77:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  reportError: () => (/* binding */ reportError),
  reportResult: () => (/* binding */ reportResult)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/report/bytes.js
var report_bytes = __webpack_require__(81925);
// EXTERNAL MODULE: ./lib/report/blocks.js
var blocks = __webpack_require__(70642);
// EXTERNAL MODULE: ./lib/report/exit-code.js
var exit_code = __webpack_require__(8456);
// EXTERNAL MODULE: ./lib/report/printable.js
var printable = __webpack_require__(92037);
// EXTERNAL MODULE: ./lib/report/words.js
var report_words = __webpack_require__(58191);
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
    return (0,blocks/* lines */.Mn)(style.bad(first), rest.join("\n"), (0,blocks/* indented */.gu)(unsaid(reasonsOf(error), message)
        .map((reason) => `- ${reason}`)
        .join("\n")), (0,blocks/* indented */.gu)(unsaid(lastLinesOf(error), message).join("\n"), "  | "), hintLines(hint, style));
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
    return (0,blocks/* lines */.Mn)(...problems.map((problem) => problemText(problem, style)), error.hint === undefined || own.has(error.hint) ? "" : hintLines((0,printable/* printable */.g)(error.hint), style), style.bad((0,report_words/* plural */.LS)(problems.length, "problem")));
}
function problemText(problem, style) {
    const [first = "", ...rest] = (0,errors/* describeProblem */.BJ)(problem).split("\n");
    return (0,blocks/* lines */.Mn)(first, (0,blocks/* indented */.gu)(rest.join("\n")), (0,blocks/* indented */.gu)(hintLines(problem.hint ?? "", style)));
}
function hintLines(hint, style) {
    const [first = "", ...rest] = hint.split("\n");
    return first === "" ? "" : (0,blocks/* lines */.Mn)(`${style.dim("hint:")} ${first}`, (0,blocks/* indented */.gu)(rest.join("\n"), "      "));
}
function bugText(error, style) {
    const bug = error instanceof errors/* InternalError */.Gd ? error : new errors/* InternalError */.Gd((0,errors/* messageOf */.bD)(error), { cause: error });
    return (0,blocks/* lines */.Mn)(style.bad(`internal error: ${(0,printable/* printable */.g)(bug.message)}`), (0,blocks/* indented */.gu)((0,printable/* printable */.g)(stackOf(error))), hintLines(bug.hint ?? "", style));
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

// EXTERNAL MODULE: ./lib/report/markdown-words.js
var markdown_words = __webpack_require__(11149);
// EXTERNAL MODULE: ./lib/release/release.js
var release = __webpack_require__(63988);
// EXTERNAL MODULE: ./lib/report/changes-words.js
var changes_words = __webpack_require__(30911);
// EXTERNAL MODULE: ./lib/report/gates-text.js
var gates_text = __webpack_require__(31104);
// EXTERNAL MODULE: ./lib/report/page.js
var page = __webpack_require__(99147);
// EXTERNAL MODULE: ./lib/report/review-markdown.js
var review_markdown = __webpack_require__(49416);
// EXTERNAL MODULE: ./lib/report/table.js
var report_table = __webpack_require__(68330);
;// CONCATENATED MODULE: ./lib/report/approve-text.js









/** How the approval of a release stands, and what it is about. */
function approveText(result, style) {
    const { open, review, link: where } = result;
    const { images, services, commits, target, gates } = review;
    const counted = [
        (0,report_words/* plural */.LS)(images.length, "image"),
        (0,report_words/* plural */.LS)(services.length, "service"),
        (0,report_words/* plural */.LS)(commits.length, "commit"),
    ];
    return (0,blocks/* blocks */.Bv)((0,blocks/* lines */.Mn)(open ? style.good(`✓ ${may(result)}`) : style.bad(`✗ ${may(result)}`), result.sentence), (0,blocks/* lines */.Mn)(`What changes: ${counted.join(", ")}`, where === undefined ? "" : `Decided on ${where}`), (0,blocks/* section */.uW)("What runs before the switch", (0,blocks/* bullets */.e5)((0,changes_words/* tasksIn */.uv)(target?.units ?? [])), style), (0,blocks/* section */.uW)("Gates", (0,gates_text/* gateLines */.H)(gates, style), style), (0,blocks/* nextLines */.N7)(next(result), style));
}
/** The same for the summary of a job, with everything that a reviewer must see. */
function approveParts(result) {
    const { open, review, link: where } = result;
    return [
        (0,page/* flowing */.dn)(`${open ? "✅" : "🔴"} **${(0,report_table/* markdown */.wD)(approved(result))}**`),
        (0,page/* flowing */.dn)(where === undefined ? "" : `Decided on ${(0,page/* link */.nf)(where)}`),
        ...(0,review_markdown.reviewParts)(review),
        (0,page/* heading */.R_)("How to go on", (0,page/* flowing */.dn)((0,markdown_words/* nextList */.ym)(next(result)))),
    ];
}
/** One sentence for the annotation and the first line. */
function approved(result) {
    return `${may(result)}: ${result.sentence}`;
}
function may({ environment, release: id, open }) {
    return open ? `${(0,report_words/* release */._r)(id)} may go to ${environment}` : `${(0,report_words/* release */._r)(id)} may not go to ${environment} yet`;
}
function next({ open, environment, release: id, hint }) {
    if (!open)
        return hint === undefined ? [] : [{ what: hint }];
    return [{ what: "Deploy it", command: `aip-deploy deploy ${environment} --release ${(0,release/* shortId */.m_)(id)}` }];
}

;// CONCATENATED MODULE: ./lib/report/doctor-text.js



/** Everything that was looked at as a table, and below it what is not well with the commands that mend it. */
function doctorText(result, style) {
    const { findings } = result;
    const isBad = findings.some(({ state }) => state === "wrong" || state === "unknown");
    const bad = findings.filter(({ state }) => state !== "ok");
    return (0,blocks/* blocks */.Bv)(isBad ? style.bad(`✗ ${diagnosis(result)}`) : style.good(`✓ ${diagnosis(result)}`), (0,report_table/* table */.tp)(["", "about", "what"], findings.map((finding) => [mark(finding, style), finding.area, finding.what]), style), ...bad.map((finding) => told(finding, style)));
}
/** How many of which, in one line. */
function diagnosis({ findings, repository }) {
    const count = (wanted) => findings.filter(({ state }) => state === wanted).length;
    const [wrong, unknown, advice] = [count("wrong"), count("unknown"), count("advice")];
    const where = repository === undefined ? "this machine" : `this machine and ${repository}`;
    const parts = [
        wrong === 0 ? [] : [`${(0,report_words/* plural */.LS)(wrong, "thing")} ${wrong === 1 ? "is" : "are"} wrong`],
        unknown === 0 ? [] : [`${unknown} could not be told`],
        advice === 0 ? [] : [`${advice} could be better`],
        `${count("ok")} well`,
    ].flat();
    return `${where}: ${parts.join(", ")}`;
}
function mark({ state }, style) {
    switch (state) {
        case "ok":
            return style.good("✓");
        case "advice":
            return style.warn("!");
        case "wrong":
            return style.bad("✗");
        case "unknown":
            return style.bad("?");
    }
}
function told(finding, style) {
    const { what, why = "", commands } = finding;
    return (0,blocks/* lines */.Mn)(`${mark(finding, style)} ${what}`, (0,blocks/* indented */.gu)((0,blocks/* lines */.Mn)(why, ...commands.map((command) => style.bold(command)))));
}

;// CONCATENATED MODULE: ./lib/report/doctor-markdown.js



const signs = { ok: "✅", advice: "💡", wrong: "❌", unknown: "❓" };
function doctorParts(result) {
    const { findings } = result;
    const worst = ["wrong", "unknown", "ok"].find((each) => findings.some(({ state }) => state === each));
    return [
        (0,page/* flowing */.dn)(`${signs[worst ?? "ok"]} **${(0,report_table/* markdown */.wD)(diagnosis(result))}**`),
        (0,page/* tableOf */.c_)(["", "about", "what", "why"], findings.map(({ state, area, what, why = "" }) => [signs[state], area, what, why])),
        (0,page/* heading */.R_)("What mends it", (0,page/* flowing */.dn)(mending(findings))),
    ];
}
function mending(findings) {
    return findings
        .filter(({ commands }) => commands.length > 0)
        .map(({ what, commands }) => `${(0,report_table/* markdown */.wD)(what)}:\n\n${(0,report_table/* codeBlock */.DV)(commands.join("\n"))}`)
        .join("\n\n");
}

// EXTERNAL MODULE: ./lib/report/deployment-markdown.js + 1 modules
var deployment_markdown = __webpack_require__(47074);
// EXTERNAL MODULE: ./lib/report/changes-markdown.js
var changes_markdown = __webpack_require__(88893);
;// CONCATENATED MODULE: ./lib/report/drift-words.js

const mostObjects = 40;
const mostFields = 6;
const longest = 40;
/** Object, field, wanted, found and by whom: one row a field; an object that is there or not as a whole has one row. */
function objectRows(objects) {
    const rows = objects.slice(0, mostObjects).flatMap(rowsOf);
    const left = objects.length - mostObjects;
    return left > 0 ? [...rows, [(0,report_words/* plural */.LS)(left, "more object"), "", "", "", ""]] : rows;
}
function rowsOf({ object, change, fields }) {
    if (fields.length === 0)
        return [[object, change, "", "", ""]];
    const shown = fields.slice(0, mostFields).map(({ path, wanted, found, by = "" }, index) => {
        return [index === 0 ? object : "", path, (0,report_words/* cut */.Jj)(wanted, longest), (0,report_words/* cut */.Jj)(found, longest), by];
    });
    const left = fields.slice(mostFields).map(({ path }) => path);
    return left.length === 0 ? shown : [...shown, ["", (0,report_words/* some */.zN)(left, 3), "", "", ""]];
}

// EXTERNAL MODULE: ./lib/report/hooks-words.js
var hooks_words = __webpack_require__(11110);
// EXTERNAL MODULE: ./lib/report/next.js
var report_next = __webpack_require__(63777);
;// CONCATENATED MODULE: ./lib/report/plan-words.js



/** What is planned, from what, for where, in one line. */
function planned(plan) {
    const { environment, because = "no environment belongs to it", app, source } = plan;
    const where = environment === undefined ? `: nothing will be deployed (${because});` : ` for ${environment}:`;
    return `${(0,report_words/* checkout */.Pt)(app, source)}${where} ${countPlanned(plan)} (${(0,report_words/* duration */.p0)(plan.seconds)})`;
}
function countPlanned({ images }) {
    const count = (state) => images.filter((image) => image.state === state).length;
    const [build, unknown] = [count("build"), count("unknown")];
    const all = (0,report_words/* plural */.LS)(images.length, "image");
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
            ? `${environment ?? "It"} runs ${(0,report_words/* release */._r)(plan.release)} already`
            : `It becomes ${(0,report_words/* release */._r)(plan.release)}`;
    if (environment === undefined)
        return [becomes];
    return [
        becomes,
        current === undefined ? `Nothing runs on ${environment} yet` : `${environment} runs ${(0,report_words/* release */._r)(current)} now`,
        fallback === undefined
            ? "When it fails nothing is left running: there is no good release to go back to"
            : `When it fails ${environment} goes back to ${(0,report_words/* release */._r)(fallback)}`,
    ];
}
/** What runs now, what would run and what a failure would go back to: a row each of name, release and commit. */
function fromNowToThen(plan) {
    const { environment, current, currentCommit, release: id, source, fallback, fallbackCommit } = plan;
    const sha = (commit) => (commit === undefined ? "–" : (0,report_words/* shortCommit */.Ax)(commit));
    const then = id === undefined ? "known after the build" : (0,release/* shortId */.m_)(id);
    const dirty = source.isDirty ? " with changes that are not committed" : "";
    const becomes = [
        id !== undefined && id === current ? `${then} (the same)` : then,
        sha(source.commit) + dirty,
    ];
    if (environment === undefined)
        return [["it becomes", ...becomes]];
    return [
        [`${environment} runs now`, current === undefined ? "nothing yet" : (0,release/* shortId */.m_)(current), sha(currentCommit)],
        ["it would run", ...becomes],
        [
            "when it fails",
            fallback === undefined ? "nothing is left running: there is no good release" : `back to ${(0,release/* shortId */.m_)(fallback)}`,
            sha(fallbackCommit),
        ],
    ];
}
/** The commits in between, newest first, with the names of the images that each of them changed. */
function changingCommits({ images, commits }) {
    const changing = images.flatMap((image) => image.commits);
    const byId = new Map([...commits, ...changing].map((commit) => [commit.sha, commit]));
    const all = [...byId.values()].sort((left, right) => Date.parse(right.date) - Date.parse(left.date));
    const about = (sha) => images.filter((image) => image.commits.some((commit) => commit.sha === sha)).map(({ name }) => name);
    return { all, about };
}
/** Why it is not known, or not for sure, what changes on the target; `undefined` when it is known. */
function targetUnknown({ target, targetProblem }) {
    if (targetProblem === undefined)
        return target === undefined ? "Not known" : undefined;
    const known = target === undefined ? "Not known" : "From what the ledger says that runs, not from what does";
    return `${known}: ${targetProblem}`;
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
        ...closed.flatMap(({ gate, hint }) => (hint === undefined ? [] : [(0,report_next/* opens */.U)(gate, hint)])),
        { what: "Do it", command: `aip-deploy run --environment ${environment}` },
    ];
}

;// CONCATENATED MODULE: ./lib/report/plan-markdown.js










/** What a reviewer must see before anything is done: the decisive first, all images last. */
function planParts(plan, now) {
    const { environment, images, notes, warnings, gates, target } = plan;
    return [
        (0,page/* flowing */.dn)(`📋 **${(0,report_table/* markdown */.wD)(planned(plan))}**`),
        (0,page/* tableOf */.c_)(["", "release", "commit"], fromNowToThen(plan)),
        (0,page/* heading */.R_)("Gates", (0,deployment_markdown/* gateTable */.k0)(gates)),
        (0,page/* heading */.R_)("Images that change", imageChanges(plan)),
        (0,page/* heading */.R_)("Commits", commits(plan, now)),
        ...(0,changes_markdown/* changeParts */.b)(plan.changes ?? { services: [], files: [] }, target?.units ?? []),
        ...(environment === undefined ? [] : [(0,page/* heading */.R_)(`What changes on ${environment}`, targetPart(plan))]),
        (0,page/* heading */.R_)("Hooks", (0,page/* flowing */.dn)((0,markdown_words/* list */.p_)((0,hooks_words/* hookSentences */.c)(plan.hooks)))),
        (0,page/* heading */.R_)("What differs there", (0,page/* tableOf */.c_)(["object", "field", "wanted", "found", "by"], objectRows(plan.objects ?? []))),
        (0,page/* heading */.R_)("What to know", (0,page/* flowing */.dn)((0,markdown_words/* list */.p_)([...notes, ...(target?.notes ?? [])]))),
        (0,page/* heading */.R_)("Warnings", (0,page/* flowing */.dn)((0,markdown_words/* problemList */.gH)(warnings))),
        (0,page/* heading */.R_)("How to go on", (0,page/* flowing */.dn)((0,markdown_words/* nextList */.ym)(nextAfterPlan(plan)))),
        (0,page/* heading */.R_)("All images", imageTable(images)),
    ];
}
function imageChanges({ changes: differences }) {
    return (0,page/* tableOf */.c_)(["image", "change", "now", "then", "changed by"], (differences?.images ?? []).map((image) => [
        image.name,
        image.change,
        ...(0,changes_words/* beforeAndAfter */.D4)(image),
        (0,report_words/* some */.zN)(image.commits.map(({ sha }) => (0,report_words/* shortCommit */.Ax)(sha)), 5),
    ]));
}
function imageTable(images) {
    return (0,page/* tableOf */.c_)(["image", "state", "key", "services"], images.map(({ name, state, key, services }) => [
        name,
        { found: "♻️ found", build: "🔨 build", unknown: "❓ unknown" }[state],
        (0,report_words/* shortKey */.qU)(key),
        services.join(", "),
    ]));
}
const mostCommits = 30;
function commits(plan, now) {
    const { all, about } = changingCommits(plan);
    const shown = all.slice(0, mostCommits);
    const rows = shown.map(({ sha, subject, author, date }) => [
        (0,report_words/* shortCommit */.Ax)(sha),
        subject,
        author,
        (0,report_words/* ago */.KN)(date, now),
        about(sha).join(", "),
    ]);
    if (all.length > shown.length)
        rows.push([(0,report_words/* plural */.LS)(all.length - shown.length, "more commit"), "", "", "", ""]);
    const table = (0,page/* tableOf */.c_)(["commit", "subject", "author", "when", "images"], rows);
    return plan.commitsProblem === undefined ? table : (0,page/* flowing */.dn)(`⚠️ Not shown: ${(0,report_table/* markdown */.wD)(plan.commitsProblem)}`);
}
function targetPart(plan) {
    const { target } = plan;
    const unknown = targetUnknown(plan);
    const above = unknown === undefined ? "" : `⚠️ ${(0,report_table/* markdown */.wD)(unknown)}`;
    if (target === undefined)
        return (0,page/* flowing */.dn)(above);
    const table = (0,deployment_markdown/* changes */.Ao)(target, true);
    return (bytes) => {
        const text = table(bytes === undefined ? undefined : bytes - 3 * (above.length + 2));
        return [above, text].filter((part) => part !== "").join("\n\n");
    };
}

// EXTERNAL MODULE: ./lib/report/preview-text.js
var preview_text = __webpack_require__(84736);
// EXTERNAL MODULE: ./lib/report/promotion-markdown.js
var promotion_markdown = __webpack_require__(6641);
// EXTERNAL MODULE: ./lib/report/run-text.js
var run_text = __webpack_require__(8855);
// EXTERNAL MODULE: ./lib/report/style.js
var style = __webpack_require__(11983);
// EXTERNAL MODULE: ./lib/report/board-text.js
var board_text = __webpack_require__(81796);
// EXTERNAL MODULE: ./lib/report/target-text.js
var target_text = __webpack_require__(97401);
;// CONCATENATED MODULE: ./lib/report/drift-text.js






/** What is not as the release has it. */
function driftText(result, style) {
    const { outcome, objects, units, steps } = result;
    const paint = outcome === "succeeded" ? style.good : style.bad;
    const changes = units.length + steps.length === 0 ? "" : (0,target_text/* changeLines */.O)({ units, steps, notes: [] }, style);
    return (0,blocks/* blocks */.Bv)(`${(0,blocks/* mark */.Gy)(outcome, style)} ${paint(found(result))}`, (0,blocks/* section */.uW)("What a deployment would put right", changes, style), (0,blocks/* section */.uW)("What differs", objectTable(objects, style), style), (0,blocks/* nextLines */.N7)(drift_text_next(result), style));
}
function found({ environment, release: id, outcome, units, steps, objects }) {
    if (outcome === "succeeded")
        return `${environment} is as ${(0,report_words/* release */._r)(id)} has it`;
    const parts = [
        units.length === 0 ? "" : (0,report_words/* plural */.LS)(units.length, "unit"),
        objects.length === 0 ? "" : (0,report_words/* plural */.LS)(objects.length, "object"),
        units.length + objects.length === 0 ? (0,report_words/* plural */.LS)(steps.length, "step") : "",
    ];
    return `${environment} is not as ${(0,report_words/* release */._r)(id)} has it: ${parts.filter((part) => part !== "").join(", ")}`;
}
/** What differs, field by field. */
function objectTable(objects, style) {
    return (0,report_table/* table */.tp)(["object", "field", "wanted", "found", "by"], objectRows(objects), style);
}
function drift_text_next({ environment, outcome, release: id }) {
    if (outcome === "succeeded")
        return [{ what: "See the board", command: "aip-deploy status" }];
    return [{ what: "Put it right", command: `aip-deploy deploy ${environment} --release ${(0,release/* shortId */.m_)(id)}` }];
}

// EXTERNAL MODULE: ./lib/report/deployment-text.js
var deployment_text = __webpack_require__(97551);
// EXTERNAL MODULE: ./lib/report/diff-text.js
var diff_text = __webpack_require__(61347);
;// CONCATENATED MODULE: ./lib/report/history-text.js




const heads = ["number", "when (UTC)", "what", "release", "outcome", "by", "reason"];
/** What happened on an environment, newest first. */
function historyText({ environment, entries }, style) {
    if (entries.length === 0)
        return `${environment}: nothing has happened yet`;
    return (0,blocks/* blocks */.Bv)(`${style.bold(environment)}: ${(0,report_words/* plural */.LS)(entries.length, "entry", "entries")}, newest first`, (0,report_table/* table */.tp)(heads, entries.map((entry) => row(entry, style)), style), (0,blocks/* nextLines */.N7)(back(environment, entries), style));
}
function row(entry, style) {
    const first = [String(entry.number), (0,report_words/* minute */.Vc)(entry.act.at)];
    const last = [(0,report_words/* cut */.Jj)((0,report_words/* who */.dp)(entry.act), 16), (0,report_words/* cut */.Jj)(reason(entry), 40)];
    switch (entry.kind) {
        case "deployment":
            return [...first, entry.deployment, (0,release/* shortId */.m_)(entry.release), outcome(entry.outcome, style), ...last];
        case "sign-off":
            return [...first, entry.kind, (0,release/* shortId */.m_)(entry.release), "", ...last];
        case "task":
            return [...first, entry.kind, (0,release/* shortId */.m_)(entry.release), outcome(entry.outcome, style), ...last];
        case "hold":
        case "freeze":
        case "lift":
        case "down":
        case "unlock":
        case "preview":
        case "maintenance-on":
        case "maintenance-off":
            return [...first, entry.kind.replace("-", " "), "", "", ...last];
    }
}
function outcome(word, style) {
    if (word === "succeeded")
        return style.good(word);
    return word === "skipped" || word === "cancelled" ? style.warn(word) : style.bad(word);
}
function reason(entry) {
    if (entry.kind === "freeze")
        return `until ${(0,report_words/* minute */.Vc)(entry.until)}: ${entry.act.reason ?? ""}`;
    if (entry.kind === "task")
        return `${entry.unit}: ${entry.words}`;
    return ("failure" in entry ? entry.failure : undefined) ?? entry.act.reason ?? "";
}
/** The newest release that was good before what runs now, when there is one. */
function back(environment, [newest]) {
    const { current, good = [] } = newest?.state ?? {};
    const earlier = good.find(({ release }) => release !== current?.release);
    if (earlier === undefined)
        return [];
    return [{ what: "Go back", command: `aip-deploy rollback ${environment} --to ${earlier.number}` }];
}

// EXTERNAL MODULE: ./lib/report/images-text.js
var images_text = __webpack_require__(88140);
;// CONCATENATED MODULE: ./lib/report/note-text.js



function noteText(result, style) {
    return (0,blocks/* blocks */.Bv)(style.good(`✓ ${said(result)}; number ${result.number} of its history`), result.holder === undefined ? "" : `it was the lease of ${result.holder}`, (0,blocks/* nextLines */.N7)(note_text_next(result), style));
}
function said({ command, environment, release: id, act, until }) {
    const because = act.reason === undefined ? "" : ` (${act.reason})`;
    switch (command) {
        case "sign-off":
            return `${(0,report_words/* who */.dp)(act)} signed off ${id === undefined ? "what runs" : (0,report_words/* release */._r)(id)} on ${environment}${because}`;
        case "hold":
            return `${environment} is held by ${(0,report_words/* who */.dp)(act)}${because}`;
        case "freeze":
            return `${environment} is frozen until ${(0,report_words/* minute */.Vc)(until ?? act.at)}Z${because}`;
        case "lift":
            return `${(0,report_words/* who */.dp)(act)} ended the hold of ${environment}${because}`;
        case "unlock":
            return `${(0,report_words/* who */.dp)(act)} ended a lease on ${environment}${because}`;
    }
}
function note_text_next({ command, environment, release: id }) {
    switch (command) {
        case "sign-off":
            return id === undefined
                ? []
                : [{ what: "Bring it further", command: `aip-deploy deploy ENV --release ${(0,release/* shortId */.m_)(id)}` }];
        case "hold":
        case "freeze":
            return [{ what: "Undo", command: `aip-deploy lift ${environment}` }];
        case "unlock":
            return [{ what: "See what was left there", command: "aip-deploy status" }];
        case "lift":
            return [{ what: "Undo", command: `aip-deploy hold ${environment}` }];
    }
}
function downText({ environment, data }, style) {
    const volumes = data ? "its volumes too, so that its data is gone" : "its volumes are kept";
    const again = { what: "Bring it back", command: `aip-deploy deploy ${environment}` };
    const more = { what: "Remove the data too", command: `aip-deploy down ${environment} --data` };
    return (0,blocks/* blocks */.Bv)(style.good(`✓ ${environment}: everything was stopped and removed; ${volumes}`), (0,blocks/* nextLines */.N7)(data ? [again] : [again, more], style));
}

// EXTERNAL MODULE: ./lib/targets/listed.js
var listed = __webpack_require__(99037);
// EXTERNAL MODULE: ./lib/report/checks-text.js
var checks_text = __webpack_require__(79269);
// EXTERNAL MODULE: ./lib/report/steps-text.js
var steps_text = __webpack_require__(68409);
;// CONCATENATED MODULE: ./lib/report/maintenance-text.js






/** How an environment came to show its page, or the app again. */
function maintenanceText(result, style) {
    const { outcome, steps, checks, failure, comeback } = result;
    const paint = outcome === "succeeded" ? style.good : outcome === "cancelled" ? style.warn : style.bad;
    return (0,blocks/* blocks */.Bv)(`${(0,blocks/* mark */.Gy)(outcome, style)} ${paint(verdict(result))}`, (0,blocks/* section */.uW)("Steps", (0,steps_text/* stepLines */.m)(steps, style), style), (0,blocks/* section */.uW)("Checks", (0,checks_text/* checkLines */.W)(checks, style), style), failure === undefined ? "" : (0,blocks/* section */.uW)("What failed", (0,deployment_text/* failureText */.kY)(failure, style), style), (0,blocks/* section */.uW)("What was done about it", comeback ?? "", style), (0,blocks/* section */.uW)("What to know", (0,blocks/* bullets */.e5)([...result.notes, ...remarks(result)]), style), (0,blocks/* lines */.Mn)((0,blocks/* nextLines */.N7)(maintenance_text_next(result), style)));
}
function verdict(result) {
    const { environment, outcome, unchanged, act, number } = result;
    const recorded = number === undefined ? "" : `; number ${number} of its history`;
    if (result.command === "maintenance-on") {
        if (outcome !== "succeeded")
            return `${environment} could not be closed for maintenance`;
        const since = unchanged ? `, since ${act.at} by ${(0,report_words/* who */.dp)(act)}` : "";
        return `${environment} shows the maintenance page${since}: 503, Retry-After: ${result.retryAfterSeconds}${recorded}`;
    }
    if (unchanged)
        return `${environment} is not in maintenance`;
    if (outcome === "succeeded")
        return `${environment} shows the app again${recorded}`;
    return number === undefined
        ? `${environment} may still show the maintenance page`
        : `${environment} shows no page any longer, but the app does not answer well${recorded}`;
}
function remarks({ command, environment, outcome, url, gateways }) {
    if (outcome !== "succeeded" || command === "maintenance-off" || url !== undefined)
        return [];
    return [
        `${environment} has no url, so that nobody asked whether ${(0,listed/* listed */.K)(gateways)} ${gateways.length === 1 ? "shows" : "show"} it`,
    ];
}
function maintenance_text_next({ command, environment, outcome, number }) {
    if (command === "maintenance-off") {
        if (outcome === "succeeded")
            return [];
        if (number === undefined)
            return [{ what: "Try again", command: `aip-deploy maintenance off ${environment}` }];
        return [{ what: "See what is wrong", command: `aip-deploy verify ${environment}` }];
    }
    if (outcome !== "succeeded")
        return [{ what: "See how it stands", command: "aip-deploy status" }];
    return [
        { what: "Prove the app behind the page", command: `aip-deploy verify ${environment}` },
        { what: "End it", command: `aip-deploy maintenance off ${environment}` },
    ];
}

// EXTERNAL MODULE: ./lib/migrate/note-words.js
var note_words = __webpack_require__(10869);
;// CONCATENATED MODULE: ./lib/report/migration-text.js



/** Beside the indentation of a section and a bullet. */
const columns = 92;
function migrationText(result, style) {
    const { dryRun, written, unchanged, stale, notes, environments, lines } = result;
    const names = environments.map(({ name }) => name).join(", ");
    const did = dryRun ? "would write" : written.length === 0 ? "has nothing to write; there are" : "wrote";
    const count = (0,report_words/* plural */.LS)(written.length === 0 && !dryRun ? unchanged.length : written.length, "file");
    const list = (kind) => (0,blocks/* bullets */.e5)(notes
        .filter((note) => note.kind === kind)
        .map((note) => [(0,note_words/* noteHeadline */.F)(note), note.instead].flatMap((each) => (0,report_words/* wrapped */.ky)(each, columns)).join("\n")));
    const [first] = environments;
    return (0,blocks/* blocks */.Bv)(style.good(`✓ ${result.app}: migrate ${did} ${count} in k8s/ for ${names}`), (0,blocks/* section */.uW)("Not carried over", list("left"), style), (0,blocks/* section */.uW)("To look at", list("look"), style), (0,blocks/* section */.uW)("Written once and wanted no longer", (0,blocks/* bullets */.e5)(stale), style), (0,blocks/* section */.uW)("What aip-deploy.yml has to say", lines.trimEnd(), style), dryRun
        ? (0,blocks/* nextLines */.N7)([{ what: "Write them", command: "aip-deploy migrate" }], style)
        : (0,blocks/* nextLines */.N7)(first === undefined
            ? []
            : [{ what: "See what it comes to", command: `kubectl kustomize k8s/overlays/${first.overlay}` }], style));
}

;// CONCATENATED MODULE: ./lib/report/plan-text.js









/** What would be built and what would change; nothing of it has been done. */
function planText(plan, style, now) {
    const { environment, images, gates, warnings } = plan;
    const { all, about } = changingCommits(plan);
    const where = environment ?? "the environment";
    return (0,blocks/* blocks */.Bv)(style.bold(planned(plan)), (0,blocks/* section */.uW)("Images", plan_text_imageTable(images, style), style), (0,blocks/* section */.uW)("Commits", (0,blocks/* commitTable */.Mx)(all, { now, style, about: (sha) => (0,report_words/* some */.zN)(about(sha), 3) }), style), (0,blocks/* section */.uW)("Services that change", serviceLines(plan), style), (0,blocks/* section */.uW)("Files that change", fileLines(plan), style), (0,blocks/* section */.uW)("What runs before the switch", (0,blocks/* bullets */.e5)((0,changes_words/* tasksIn */.uv)(plan.target?.units ?? [])), style), environment === undefined ? "" : (0,blocks/* section */.uW)(`What changes on ${where}`, changes(plan, style), style), (0,blocks/* section */.uW)("Hooks", (0,blocks/* bullets */.e5)((0,hooks_words/* hookSentences */.c)(plan.hooks)), style), (0,blocks/* section */.uW)("What differs there", objectTable(plan.objects ?? [], style), style), (0,blocks/* section */.uW)("What to know", (0,blocks/* bullets */.e5)([...plan.notes, ...(plan.target?.notes ?? [])]), style), (0,blocks/* section */.uW)("Warnings", (0,blocks/* problemLines */.pb)(warnings), style), (0,blocks/* section */.uW)("Gates", (0,gates_text/* gateLines */.H)(gates, style), style), (0,blocks/* lines */.Mn)(...releaseSentences(plan)), (0,blocks/* nextLines */.N7)(nextAfterPlan(plan), style));
}
function plan_text_imageTable(images, style) {
    const rows = images.map(({ name, state, key, services, commits }) => [
        name,
        { found: style.good, build: style.bold, unknown: style.warn }[state](state),
        (0,report_words/* shortKey */.qU)(key),
        (0,report_words/* some */.zN)(services, 3),
        (0,report_words/* some */.zN)(commits.map(({ sha }) => (0,report_words/* shortCommit */.Ax)(sha)), 3),
    ]);
    return (0,report_table/* table */.tp)(["image", "state", "key", "services", "changed by"], rows, style);
}
const mostLines = 20;
function serviceLines({ changes: differences }) {
    const services = (0,changes_words/* redefined */.pm)(differences?.services ?? []);
    return (0,report_words/* some */.zN)(services.map((service) => `${service.name} ${(0,changes_words/* changedIn */.We)(service)}`), mostLines, "\n");
}
function fileLines({ changes: differences }) {
    return (0,report_words/* some */.zN)((differences?.files ?? []).map(({ path, change }) => `${path} ${change}`), mostLines, "\n");
}
function changes(plan, style) {
    const unknown = targetUnknown(plan);
    const above = unknown === undefined ? "" : plan.targetProblem === undefined ? unknown : style.warn(unknown);
    return (0,blocks/* lines */.Mn)(above, plan.target === undefined ? "" : (0,target_text/* changeLines */.O)(plan.target, style));
}

// EXTERNAL MODULE: ./lib/report/promotion-text.js
var promotion_text = __webpack_require__(42051);
;// CONCATENATED MODULE: ./lib/report/setup-text.js

function setupText({ host, outcome, findings, steps, notes, dryRun }, style) {
    const verdict = outcome === "succeeded"
        ? style.good(`✓ ${host} can be deployed to`)
        : style.bad(`✗ ${host} cannot be deployed to yet`);
    const marks = { good: "✓", warning: "!", error: "✗" };
    const found = findings.map(({ level, sentence, hint }) => {
        const more = level === "good" || hint === undefined ? "" : ` (${hint})`;
        return `${marks[level]} ${sentence}${more}`;
    });
    const done = steps.map(({ sentence, outcome: own, detail }) => {
        const said = own === "skipped" ? "" : own === "succeeded" ? ": done" : `: ${detail ?? own}`;
        return `${sentence}${said}`;
    });
    return (0,blocks/* blocks */.Bv)(verdict, (0,blocks/* section */.uW)("What was looked at", found.join("\n"), style), (0,blocks/* section */.uW)(dryRun ? "What would be done" : "What was done", (0,blocks/* bullets */.e5)(done), style), (0,blocks/* section */.uW)("By hand", (0,blocks/* bullets */.e5)(notes), style));
}

;// CONCATENATED MODULE: ./lib/report/task-text.js


/** How a program that was run once ended; what it said was told while it ran. */
function taskText(result, style) {
    const { environment, unit, words, release: id, outcome, detail, number } = result;
    const paint = outcome === "succeeded" ? style.good : style.bad;
    return (0,blocks/* blocks */.Bv)(`${(0,blocks/* mark */.Gy)(outcome, style)} ${paint(`${unit} on ${environment}: ${detail}`)}`, `${words}\nran as in ${(0,report_words/* release */._r)(id)}; number ${number} of its history`, (0,blocks/* nextLines */.N7)([{ what: "See what happened there", command: `aip-deploy history ${environment}` }], style));
}

;// CONCATENATED MODULE: ./lib/report/verify-text.js




function verifyText(result, style) {
    const { outcome, checks } = result;
    const paint = outcome === "succeeded" ? style.good : style.bad;
    return (0,blocks/* blocks */.Bv)(`${(0,blocks/* mark */.Gy)(outcome, style)} ${paint(verified(result))}`, (0,blocks/* section */.uW)("Checks", (0,checks_text/* checkLines */.W)(checks, style), style), (0,blocks/* nextLines */.N7)(verify_text_next(result), style));
}
function verified({ environment, release: id, outcome, checks }) {
    const bad = checks.find((check) => check.outcome === "failed" || check.outcome === "errored");
    const why = bad === undefined ? "" : `: ${bad.name}`;
    switch (outcome) {
        case "succeeded":
            return `${environment} runs ${(0,report_words/* release */._r)(id)}, verified: ${(0,report_words/* plural */.LS)(checks.length, "check holds", "checks hold")}`;
        case "failed":
            return `${environment} does not run ${(0,report_words/* release */._r)(id)} as it should${why}`;
        case "errored":
            return `It could not be told whether ${environment} runs ${(0,report_words/* release */._r)(id)}${why}`;
        case "cancelled":
            return `Stopped on request before ${(0,report_words/* release */._r)(id)} was verified on ${environment}`;
        case "skipped":
            return `Nothing was checked: ${(0,report_words/* release */._r)(id)} on ${environment}`;
    }
}
function verify_text_next({ environment, outcome, release: id }) {
    if (outcome === "failed") {
        return [
            { what: "Put it right", command: `aip-deploy deploy ${environment} --release ${(0,release/* shortId */.m_)(id)}` },
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
            return (0,images_text/* buildText */.e0)(result, style);
        case "release":
            return (0,images_text/* releaseText */.hO)(result, style);
        case "run":
            return (0,run_text/* runText */.le)(result, style);
        case "deploy":
        case "rollback":
            return (0,deployment_text/* deployText */.PL)(result, style);
        case "approve":
            return approveText(result, style);
        case "verify":
            return verifyText(result, style);
        case "drift":
            return driftText(result, style);
        case "status":
            return (0,board_text/* boardText */.g)(result, style, now);
        case "history":
            return historyText(result, style);
        case "diff":
            return (0,diff_text/* diffText */.NI)(result, style, now);
        case "sign-off":
        case "hold":
        case "freeze":
        case "lift":
        case "unlock":
            return noteText(result, style);
        case "down":
            return downText(result, style);
        case "task":
            return taskText(result, style);
        case "maintenance-on":
        case "maintenance-off":
            return maintenanceText(result, style);
        case "setup":
            return setupText(result, style);
        case "preview-up":
            return (0,preview_text/* previewUpText */.J0)(result, style);
        case "preview-down":
            return (0,preview_text/* previewDownText */.Ke)(result, style);
        case "preview-list":
            return (0,preview_text/* previewListText */.am)(result, style, now);
        case "preview-prune":
            return (0,preview_text/* previewPruneText */._L)(result, style, now);
        case "doctor":
            return doctorText(result, style);
        case "promote":
            return (0,promotion_text/* promotionText */.fn)(result, style, now);
        case "permissions":
            return result.manifest.trimEnd();
        case "migrate":
            return migrationText(result, style);
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
    return `${(0,page/* page */.MY)(partsOf((0,printable/* printable */.g)(result), now), bytes - 1)}\n`;
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
        case "doctor":
            return doctorParts(result);
        case "promote":
            return (0,promotion_markdown.promotionSummary)(result);
        case "preview-up":
            return [...runParts(result.run), (0,page/* flowing */.dn)((0,report_table/* markdown */.wD)((0,preview_text/* keptUntil */.Jf)(result)))];
        case "approve":
            return approveParts(result);
        case "build":
        case "release":
        case "verify":
        case "drift":
        case "status":
        case "history":
        case "diff":
        case "sign-off":
        case "hold":
        case "freeze":
        case "lift":
        case "unlock":
        case "down":
        case "setup":
        case "task":
        case "maintenance-on":
        case "maintenance-off":
        case "preview-down":
        case "preview-list":
        case "preview-prune":
        case "migrate":
        case "permissions":
            return [(0,page/* block */.om)(renderText(result, style/* plain */.pj, now).trimEnd())];
    }
}
function deployParts({ deployment, url }) {
    return [(0,page/* flowing */.dn)((0,deployment_markdown/* verdictMarkdown */.BT)(deployment)), ...(0,deployment_markdown/* deploymentParts */.oz)(deployment, url)];
}
function runParts(result) {
    const { deployment, url, app, source, warnings } = result;
    const first = deployment === undefined ? `✅ **${(0,report_table/* markdown */.wD)((0,run_text/* undeployed */.cn)(result))}**` : (0,deployment_markdown/* verdictMarkdown */.BT)(deployment);
    return [
        (0,page/* flowing */.dn)(first),
        (0,page/* flowing */.dn)((0,report_table/* markdown */.wD)((0,report_words/* checkout */.Pt)(app, source))),
        (0,page/* tableOf */.c_)(["stage", "time", "result"], (0,run_text/* stageRows */.U7)(result)),
        (0,page/* heading */.R_)("Warnings", (0,page/* flowing */.dn)((0,markdown_words/* problemList */.gH)(warnings))),
        ...(deployment === undefined ? [(0,page/* flowing */.dn)((0,markdown_words/* nextList */.ym)((0,run_text/* byHand */.XL)(result)))] : (0,deployment_markdown/* deploymentParts */.oz)(deployment, url)),
    ];
}

;// CONCATENATED MODULE: ./lib/report/error-markdown.js










/**
 * What was thrown as the summary of a job: the first line says what was wanted and why it did not come to it; below it
 * everything else, and what to do next.
 */
function renderErrorMarkdown(error, wanted, bytes = summaryBytes) {
    return `${(0,page/* page */.MY)([(0,page/* flowing */.dn)(`${signOf(error)} **${(0,report_table/* markdown */.wD)(`${wanted}: ${reasonOf(error)}`)}**`), ...bodyOf(error)], bytes - 1)}\n`;
}
function signOf(error) {
    return { 0: "✅", 1: "❌", 2: "❌", 3: "❓", 4: "🔴", 130: "🛑" }[(0,exit_code/* exitCodeOf */.FO)(error)];
}
function reasonOf(error) {
    if (error instanceof errors/* ConfigError */.xL)
        return (0,report_words/* plural */.LS)(error.problems.length, "problem");
    return (0,report_words/* firstLine */.TM)(renderError(error, style/* plain */.pj)).replace(/:$/, "");
}
function bodyOf(error) {
    if (error instanceof errors/* ConfigError */.xL)
        return [(0,page/* flowing */.dn)((0,markdown_words/* problemList */.gH)((0,printable/* printable */.g)(error.problems))), hintOf(error)];
    if (error instanceof errors/* GateError */.ue)
        return [(0,page/* flowing */.dn)((0,markdown_words/* list */.p_)((0,printable/* printable */.g)(error.reasons))), hintOf(error)];
    const text = renderError(error, style/* plain */.pj).trimEnd();
    return text.includes("\n") ? [(0,page/* block */.om)(text)] : [];
}
function hintOf({ hint = "" }) {
    return hint === "" ? (0,page/* flowing */.dn)("") : (0,page/* block */.om)((0,printable/* printable */.g)(hint));
}

// EXTERNAL MODULE: ./lib/report/verdict.js
var report_verdict = __webpack_require__(60975);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./lib/report/github/annotations.js






/** GitHub shows no more of each level for one step. */
const most = 10;
/**
 * What was thrown, beside the line of the file that it is about when that is known. `directory` is where the
 * repository stands in the workspace.
 */
function annotationsOf(error, directory) {
    if (!(error instanceof errors/* ConfigError */.xL))
        return [{ level: "error", message: (0,report_words/* firstLine */.TM)(renderError(error, style/* plain */.pj)) }];
    const problems = (0,printable/* printable */.g)(error.problems);
    const shown = problems.length > most ? problems.slice(0, most - 1) : problems;
    const left = problems.length - shown.length;
    return [
        ...shown.map((problem) => annotationOf(problem, directory)),
        ...(left === 0
            ? []
            : [{ level: "error", message: `and ${(0,report_words/* plural */.LS)(left, "problem")} more; all are in the log` }]),
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

// EXTERNAL MODULE: ./lib/report/github/outputs.js
var github_outputs = __webpack_require__(24554);
;// CONCATENATED MODULE: ./lib/report/github/report.js












/** Shows a result as the end of the log, the summary, the outputs and, when it is not good, an annotation. */
async function reportResult(result, reporting) {
    const { step, now, redact } = reporting;
    step.say(redact(renderText(result, style/* plain */.pj, now()).trimEnd()));
    if ((0,exit_code/* exitCodeFor */.Rr)(result) !== 0)
        step.annotate({ level: "error", message: redact(sentenceOf(result)) });
    publish((0,github_outputs/* outputsOf */.Yz)(result), reporting);
    await summarise((bytes) => renderMarkdown(result, now(), bytes), reporting);
}
/** Shows what was thrown in the same places; `wanted` says in two words what it was that did not come to it. */
async function reportError(error, wanted, reporting) {
    const { step, redact, directory } = reporting;
    const { command, environment } = wanted;
    step.say(redact(renderError(error, style/* plain */.pj).trimEnd()));
    for (const annotation of annotationsOf(error, directory)) {
        step.annotate({ ...annotation, message: redact(annotation.message) });
    }
    publish((0,github_outputs/* outputsOfError */.S9)(error, environment), reporting);
    const what = environment === undefined ? command : `${command} ${environment}`;
    await summarise((bytes) => renderErrorMarkdown(error, what, bytes), reporting);
}
function sentenceOf(result) {
    if (result.command === "approve")
        return approved(result);
    const ended = result.command === "preview-up" ? result.run : result;
    const deployment = "deployment" in ended ? ended.deployment : undefined;
    if (deployment === undefined)
        return `${result.command} did not succeed`;
    return deployment.verified ? (0,report_verdict/* verdict */.WJ)(deployment) : `${(0,report_verdict/* verdict */.WJ)(deployment)}\n${(0,report_verdict/* aftermath */.x7)(deployment)}`;
}
function publish(outputs, { step, redact }) {
    for (const [name, value] of (0,github_outputs/* written */.Mp)(outputs)) {
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
        await step.summarise((bytes) => {
            const text = redact(render(bytes));
            // What stands in place of a secret may be longer than it.
            const surplus = (0,report_bytes/* bytesOf */.$$)(text) - bytes;
            return surplus <= 0 ? text : redact(render(bytes - 2 * surplus));
        });
    }
    catch (error) {
        // The page is for people; that it cannot be written says nothing about the deployment.
        const why = error instanceof errors/* DeployError */.sH ? error.message : String(error);
        step.annotate({ level: "warning", message: `The summary could not be written: ${why}` });
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

/***/ 6641:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   promotionPullRequest: () => (/* binding */ promotionPullRequest),
/* harmony export */   promotionSummary: () => (/* binding */ promotionSummary)
/* harmony export */ });
/* harmony import */ var _changes_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(30911);
/* harmony import */ var _deployment_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47074);
/* harmony import */ var _markdown_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11149);
/* harmony import */ var _page_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(99147);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(92037);
/* harmony import */ var _promotion_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(42051);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(68330);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(58191);








/** GitHub takes 65,536 characters; people have their own part of the text. */
const bodyBytes = 40_000;
/** The text of the pull request: nothing in it depends on when it is written, so that it changes only with what it tells. */
function promotionPullRequest(given) {
    const promotion = (0,_printable_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g)(given);
    const { from, environment, base, head, ahead } = promotion;
    const parts = [
        (0,_page_js__WEBPACK_IMPORTED_MODULE_3__/* .flowing */ .dn)(`Merging this brings ${(0,_words_js__WEBPACK_IMPORTED_MODULE_7__/* .plural */ .LS)(ahead, "commit")} from \`${head}\` to \`${base}\`, and with the push ${(0,_table_js__WEBPACK_IMPORTED_MODULE_6__/* .markdown */ .wD)(environment)} is deployed.`),
        ...promotionParts(promotion),
    ];
    return { title: `Promote ${from} to ${environment}`, body: (0,_page_js__WEBPACK_IMPORTED_MODULE_3__/* .page */ .MY)(parts, bodyBytes) };
}
/** The same for the summary of a job. */
function promotionSummary(result) {
    const { state, pullRequest } = result;
    const first = (0,_page_js__WEBPACK_IMPORTED_MODULE_3__/* .flowing */ .dn)(`${state === "nothing" ? "💤" : "📦"} **${(0,_table_js__WEBPACK_IMPORTED_MODULE_6__/* .markdown */ .wD)((0,_promotion_text_js__WEBPACK_IMPORTED_MODULE_5__/* .promoted */ .tU)(result))}**`);
    if (state === "nothing")
        return [first];
    return [first, (0,_page_js__WEBPACK_IMPORTED_MODULE_3__/* .flowing */ .dn)(pullRequest === undefined ? "" : (0,_page_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)(pullRequest.url)), ...promotionParts(result)];
}
function promotionParts(promotion) {
    const { images, services, files, commits, ahead, gates, warnings } = promotion;
    const more = ahead - commits.length;
    return [
        (0,_page_js__WEBPACK_IMPORTED_MODULE_3__/* .flowing */ .dn)((0,_markdown_words_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)((0,_promotion_text_js__WEBPACK_IMPORTED_MODULE_5__/* .arrivals */ .ns)(promotion))),
        (0,_page_js__WEBPACK_IMPORTED_MODULE_3__/* .heading */ .R_)("Warnings", (0,_page_js__WEBPACK_IMPORTED_MODULE_3__/* .flowing */ .dn)((0,_markdown_words_js__WEBPACK_IMPORTED_MODULE_2__/* .problemList */ .gH)(warnings))),
        (0,_page_js__WEBPACK_IMPORTED_MODULE_3__/* .heading */ .R_)("Images", (0,_page_js__WEBPACK_IMPORTED_MODULE_3__/* .tableOf */ .c_)(["image", "change", "before", "after"], images.map((image) => [image.name, image.change, ...(0,_changes_words_js__WEBPACK_IMPORTED_MODULE_0__/* .beforeAndAfter */ .D4)(image)]))),
        (0,_page_js__WEBPACK_IMPORTED_MODULE_3__/* .heading */ .R_)("Services", (0,_page_js__WEBPACK_IMPORTED_MODULE_3__/* .flowing */ .dn)((0,_markdown_words_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)(services.map(({ name, change }) => `${name}: ${change}`)))),
        (0,_page_js__WEBPACK_IMPORTED_MODULE_3__/* .heading */ .R_)("Files", (0,_page_js__WEBPACK_IMPORTED_MODULE_3__/* .flowing */ .dn)((0,_markdown_words_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)(files.map(({ path, change }) => `${path}: ${change}`)))),
        (0,_page_js__WEBPACK_IMPORTED_MODULE_3__/* .heading */ .R_)(more > 0 ? `The newest ${commits.length} of ${ahead} commits` : "Commits", (0,_page_js__WEBPACK_IMPORTED_MODULE_3__/* .tableOf */ .c_)(["commit", "subject", "author"], commits.map(({ sha, subject, author }) => [(0,_words_js__WEBPACK_IMPORTED_MODULE_7__/* .shortCommit */ .Ax)(sha), subject, author]))),
        (0,_page_js__WEBPACK_IMPORTED_MODULE_3__/* .heading */ .R_)("Gates, as they stand", (0,_deployment_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .gateTable */ .k0)(gates)),
    ];
}


/***/ }),

/***/ 42051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fn: () => (/* binding */ promotionText),
/* harmony export */   ns: () => (/* binding */ arrivals),
/* harmony export */   tU: () => (/* binding */ promoted)
/* harmony export */ });
/* harmony import */ var _blocks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70642);
/* harmony import */ var _diff_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61347);
/* harmony import */ var _gates_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31104);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58191);




/** What came of a promotion, and what the merge would bring. */
function promotionText(result, style, now) {
    const { images, services, files, commits, gates, warnings, state, pullRequest } = result;
    if (state === "nothing")
        return (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .blocks */ .Bv)(style.good(`✓ ${promoted(result)}`));
    return (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .blocks */ .Bv)(state === "dry-run" ? style.bold(promoted(result)) : style.good(`✓ ${promoted(result)}`), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)(...arrivals(result)), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .section */ .uW)("Images", (0,_diff_text_js__WEBPACK_IMPORTED_MODULE_1__/* .imageTable */ .iB)(images, style), style), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .section */ .uW)("Services", (0,_diff_text_js__WEBPACK_IMPORTED_MODULE_1__/* .differences */ .tX)(services.map(({ name, change }) => [name, change])), style), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .section */ .uW)("Files", (0,_diff_text_js__WEBPACK_IMPORTED_MODULE_1__/* .differences */ .tX)(files.map(({ path, change }) => [path, change])), style), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .section */ .uW)("Commits", (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .commitTable */ .Mx)(commits, { now, style }), style), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .section */ .uW)("Gates", (0,_gates_text_js__WEBPACK_IMPORTED_MODULE_2__/* .gateLines */ .H)(gates, style), style), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .section */ .uW)("Warnings", (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .problemLines */ .pb)(warnings), style), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .nextLines */ .N7)(pullRequest === undefined ? [] : [{ what: `Look at it, and merge it: ${pullRequest.url}` }], style));
}
/** What was done, in one line. */
function promoted({ state, base, head, from, environment, pullRequest, ahead }) {
    const way = `${head} → ${base} (${from} → ${environment})`;
    const number = pullRequest === undefined ? "" : ` #${pullRequest.number}`;
    switch (state) {
        case "nothing":
            return `${way}: there is nothing to promote, ${base} has everything that ${head} has`;
        case "opened":
            return `${way}: pull request${number} is opened with ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(ahead, "commit")}`;
        case "updated":
            return `${way}: pull request${number} is open, and its text is brought up to date`;
        case "unchanged":
            return `${way}: pull request${number} is open, and its text is up to date`;
        case "dry-run":
            return pullRequest === undefined
                ? `${way}: a pull request with ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(ahead, "commit")} would be opened`
                : `${way}: pull request${number} would be brought up to date`;
    }
}
/** What runs where, before and after. */
function arrivals({ from, environment, release: id, current, verified }) {
    const now = current === undefined ? "nothing" : (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .release */ ._r)(current);
    if (id === undefined)
        return [`${environment} runs ${now}; nothing runs on ${from}`];
    if (id === current)
        return [`${environment} runs ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .release */ ._r)(id)} already, the same as ${from}`];
    return [`${environment} runs ${now}; ${from} runs ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .release */ ._r)(id)}, ${verified ? "verified" : "not verified"}`];
}


/***/ }),

/***/ 49416:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   reviewMarkdown: () => (/* binding */ reviewMarkdown),
/* harmony export */   reviewParts: () => (/* binding */ reviewParts)
/* harmony export */ });
/* harmony import */ var _changes_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88893);
/* harmony import */ var _changes_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30911);
/* harmony import */ var _deployment_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(47074);
/* harmony import */ var _hooks_words_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(11110);
/* harmony import */ var _markdown_words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11149);
/* harmony import */ var _page_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(99147);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(92037);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(58191);








/** What a reviewer must see, as Markdown; nothing in it changes by the passing of time. */
function reviewMarkdown(review, bytes) {
    return (0,_page_js__WEBPACK_IMPORTED_MODULE_4__/* .page */ .MY)(reviewParts((0,_printable_js__WEBPACK_IMPORTED_MODULE_5__/* .printable */ .g)(review)), bytes);
}
function reviewParts(review) {
    const { images, commits, commitsProblem, target, hooks, gates } = review;
    return [
        (0,_page_js__WEBPACK_IMPORTED_MODULE_4__/* .flowing */ .dn)((0,_markdown_words_js__WEBPACK_IMPORTED_MODULE_3__/* .list */ .p_)(sentences(review))),
        (0,_page_js__WEBPACK_IMPORTED_MODULE_4__/* .heading */ .R_)("Images that change", (0,_page_js__WEBPACK_IMPORTED_MODULE_4__/* .tableOf */ .c_)(["image", "change", "now", "then"], images.map((image) => [image.name, image.change, ...(0,_changes_words_js__WEBPACK_IMPORTED_MODULE_1__/* .beforeAndAfter */ .D4)(image)]))),
        ...(0,_changes_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .changeParts */ .b)(review, target?.units ?? []),
        (0,_page_js__WEBPACK_IMPORTED_MODULE_4__/* .heading */ .R_)("Commits", (0,_page_js__WEBPACK_IMPORTED_MODULE_4__/* .tableOf */ .c_)(["commit", "subject", "author", "when"], commits.map(({ sha, subject, author, date }) => [(0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .shortCommit */ .Ax)(sha), subject, author, (0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .minute */ .Vc)(date)]))),
        (0,_page_js__WEBPACK_IMPORTED_MODULE_4__/* .flowing */ .dn)(commitsProblem === undefined ? "" : (0,_markdown_words_js__WEBPACK_IMPORTED_MODULE_3__/* .list */ .p_)([`The commits cannot be shown: ${commitsProblem}`])),
        (0,_page_js__WEBPACK_IMPORTED_MODULE_4__/* .heading */ .R_)("Hooks", (0,_page_js__WEBPACK_IMPORTED_MODULE_4__/* .flowing */ .dn)((0,_markdown_words_js__WEBPACK_IMPORTED_MODULE_3__/* .list */ .p_)((0,_hooks_words_js__WEBPACK_IMPORTED_MODULE_7__/* .hookSentences */ .c)(hooks)))),
        (0,_page_js__WEBPACK_IMPORTED_MODULE_4__/* .heading */ .R_)("Gates", (0,_deployment_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .gateTable */ .k0)(gates)),
    ];
}
function sentences({ from, to, fallback, images, services, files }) {
    const commit = (sha) => (sha === undefined ? "" : ` (${(0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .shortCommit */ .Ax)(sha)})`);
    const now = from.release === undefined ? "nothing runs" : `${(0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .release */ ._r)(from.release)}${commit(from.commit)} runs`;
    const then = to.release === undefined ? "" : `${(0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .release */ ._r)(to.release)}${commit(to.commit)}`;
    const isSame = images.length + services.length + files.length === 0;
    const back = fallback === undefined ? "nothing: it is the first" : (0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .release */ ._r)(fallback);
    return [
        `On ${from.name} ${now}; it would come to ${then}${isSame ? ", in which nothing differs" : ""}.`,
        `What does not work goes back to ${back}.`,
    ];
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


/***/ }),

/***/ 99037:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ listed)
/* harmony export */ });
const mostListed = 4;
/** `a, b, c and 9 more`, in the order given: a title is one line, and the step has all the names. */
function listed(names) {
    const shown = names.length > mostListed ? names.slice(0, mostListed - 1) : names;
    const more = names.length - shown.length;
    return more === 0 ? shown.join(", ") : `${shown.join(", ")} and ${more} more`;
}


/***/ })

};
