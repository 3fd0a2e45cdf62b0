export const id = 5435;
export const ids = [5435,5144];
export const modules = {

/***/ 869:
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

/***/ 1347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NI: () => (/* binding */ diffText),
/* harmony export */   iB: () => (/* binding */ imageTable),
/* harmony export */   tX: () => (/* binding */ differences)
/* harmony export */ });
/* harmony import */ var _release_release_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3988);
/* harmony import */ var _changes_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(911);
/* harmony import */ var _blocks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(642);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8330);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8191);





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

/***/ 1104:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ gateLines)
/* harmony export */ });
/* harmony import */ var _blocks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(642);

/** One line a gate: open or closed, and why. */
function gateLines(gates, style) {
    return (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)(...gates.map(({ gate, open, sentence }) => `${open ? style.good("open  ") : style.bad("closed")}  ${gate}: ${sentence}`));
}


/***/ }),

/***/ 2051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fn: () => (/* binding */ promotionText),
/* harmony export */   ns: () => (/* binding */ arrivals),
/* harmony export */   tU: () => (/* binding */ promoted)
/* harmony export */ });
/* harmony import */ var _blocks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(642);
/* harmony import */ var _diff_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1347);
/* harmony import */ var _gates_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1104);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8191);




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

/***/ 5144:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  reviewMarkdown: () => (/* binding */ reviewMarkdown),
  reviewParts: () => (/* binding */ reviewParts)
});

// EXTERNAL MODULE: ./lib/report/changes-words.js
var changes_words = __webpack_require__(911);
// EXTERNAL MODULE: ./lib/report/markdown-words.js
var markdown_words = __webpack_require__(1149);
// EXTERNAL MODULE: ./lib/report/page.js + 1 modules
var page = __webpack_require__(1703);
;// CONCATENATED MODULE: ./lib/report/changes-markdown.js



/** What changes beside the images, and what of it a reviewer must not miss; the units are those of the target's plan. */
function changeParts({ services, files }, units) {
    return [
        (0,page/* heading */.R_)("Services that change", (0,page/* tableOf */.c_)(["service", "change"], (0,changes_words/* redefined */.pm)(services).map((service) => [service.name, (0,changes_words/* changedIn */.We)(service)]))),
        (0,page/* heading */.R_)("Files that change", (0,page/* tableOf */.c_)(["file", "change"], files.map(({ path, change }) => [path, change]))),
        (0,page/* heading */.R_)("What runs before the switch", (0,page/* flowing */.dn)((0,markdown_words/* list */.p_)((0,changes_words/* tasksIn */.uv)(units)))),
        (0,page/* heading */.R_)("What keeps data and is touched", (0,page/* tableOf */.c_)(["unit", "what", "why"], (0,changes_words/* touchedData */.de)(units).map(({ unit, action, why }) => [unit, action, why]))),
    ];
}

// EXTERNAL MODULE: ./lib/report/deployment-markdown.js + 1 modules
var deployment_markdown = __webpack_require__(7074);
// EXTERNAL MODULE: ./lib/report/hooks-words.js
var hooks_words = __webpack_require__(1110);
// EXTERNAL MODULE: ./lib/report/printable.js
var printable = __webpack_require__(2037);
// EXTERNAL MODULE: ./lib/report/words.js
var words = __webpack_require__(8191);
;// CONCATENATED MODULE: ./lib/report/review-markdown.js








/** What a reviewer must see, as Markdown; nothing in it changes by the passing of time. */
function reviewMarkdown(review, bytes) {
    return (0,page/* page */.MY)(reviewParts((0,printable/* printable */.g)(review)), bytes);
}
function reviewParts(review) {
    const { images, commits, commitsProblem, target, hooks, gates } = review;
    return [
        (0,page/* flowing */.dn)((0,markdown_words/* list */.p_)(sentences(review))),
        (0,page/* heading */.R_)("Images that change", (0,page/* tableOf */.c_)(["image", "change", "now", "then"], images.map((image) => [image.name, image.change, ...(0,changes_words/* beforeAndAfter */.D4)(image)]))),
        ...changeParts(review, target?.units ?? []),
        (0,page/* heading */.R_)("Commits", (0,page/* tableOf */.c_)(["commit", "subject", "author", "when"], commits.map(({ sha, subject, author, date }) => [(0,words/* shortCommit */.Ax)(sha), subject, author, (0,words/* minute */.Vc)(date)]))),
        (0,page/* flowing */.dn)(commitsProblem === undefined ? "" : (0,markdown_words/* list */.p_)([`The commits cannot be shown: ${commitsProblem}`])),
        (0,page/* heading */.R_)("Hooks", (0,page/* flowing */.dn)((0,markdown_words/* list */.p_)((0,hooks_words/* hookSentences */.c)(hooks)))),
        (0,page/* heading */.R_)("Gates", (0,deployment_markdown/* gateTable */.k0)(gates)),
    ];
}
function sentences({ from, to, fallback, images, services, files }) {
    const commit = (sha) => (sha === undefined ? "" : ` (${(0,words/* shortCommit */.Ax)(sha)})`);
    const now = from.release === undefined ? "nothing runs" : `${(0,words/* release */._r)(from.release)}${commit(from.commit)} runs`;
    const then = to.release === undefined ? "" : `${(0,words/* release */._r)(to.release)}${commit(to.commit)}`;
    const isSame = images.length + services.length + files.length === 0;
    const back = fallback === undefined ? "nothing: it is the first" : (0,words/* release */._r)(fallback);
    return [
        `On ${from.name} ${now}; it would come to ${then}${isSame ? ", in which nothing differs" : ""}.`,
        `What does not work goes back to ${back}.`,
    ];
}


/***/ }),

/***/ 5435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderText: () => (/* binding */ renderText)
});

// EXTERNAL MODULE: ./lib/release/release.js
var release_release = __webpack_require__(3988);
// EXTERNAL MODULE: ./lib/report/blocks.js
var blocks = __webpack_require__(642);
// EXTERNAL MODULE: ./lib/report/markdown-words.js
var markdown_words = __webpack_require__(1149);
// EXTERNAL MODULE: ./lib/report/changes-words.js
var changes_words = __webpack_require__(911);
// EXTERNAL MODULE: ./lib/report/gates-text.js
var gates_text = __webpack_require__(1104);
// EXTERNAL MODULE: ./lib/report/page.js + 1 modules
var page = __webpack_require__(1703);
// EXTERNAL MODULE: ./lib/report/review-markdown.js + 1 modules
var review_markdown = __webpack_require__(5144);
// EXTERNAL MODULE: ./lib/report/table.js
var table = __webpack_require__(8330);
// EXTERNAL MODULE: ./lib/report/words.js
var report_words = __webpack_require__(8191);
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
        flowing(`${open ? "✅" : "🔴"} **${markdown(approved(result))}**`),
        flowing(where === undefined ? "" : `Decided on ${link(where)}`),
        ...reviewParts(review),
        heading("How to go on", flowing(nextList(next(result)))),
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
    return [{ what: "Deploy it", command: `aip-deploy deploy ${environment} --release ${(0,release_release/* shortId */.m_)(id)}` }];
}

;// CONCATENATED MODULE: ./lib/report/board-text.js




/** The board: what runs where, since when, and whether it is well; below it what somebody should look at. */
function boardText({ app, environments }, style, now) {
    const well = environments.filter(({ health }) => health === "well").length;
    const heads = ["environment", "release", "commit", "since", "by", "health", "hold", "url"];
    return (0,blocks/* blocks */.Bv)(`${style.bold(app)}: ${(0,report_words/* plural */.LS)(environments.length, "environment")}, ${well} well`, (0,table/* table */.tp)(heads, environments.map((row) => boardRow(row, style, now)), style), (0,blocks/* bullets */.e5)(environments.flatMap((row) => remarks(row, now))), (0,blocks/* nextLines */.N7)([{ what: "See what happened", command: "aip-deploy history ENV" }], style));
}
function boardRow({ environment, state, commit, by, health, url }, style, now) {
    const { current, hold } = state;
    return [
        environment,
        current === undefined ? "–" : (0,release_release/* shortId */.m_)(current.release),
        commit === undefined ? "" : (0,report_words/* shortCommit */.Ax)(commit),
        current === undefined ? "" : (0,report_words/* ago */.KN)(current.since, now),
        (0,report_words/* cut */.Jj)(by ?? "", 12),
        healthWord(health, style),
        hold === undefined ? "" : style.warn((0,report_words/* cut */.Jj)(`by ${hold.by}`, 12)),
        url ?? "",
    ];
}
function healthWord(health, style) {
    const paint = { well: style.good, unwell: style.bad, unknown: style.warn, empty: style.dim }[health];
    return paint(health);
}
function busyWords({ by, work, since, link }, now) {
    return `${by}: ${work}, since ${(0,report_words/* ago */.KN)(since, now)}${link === undefined ? "" : `, ${link}`}`;
}
function maintenanceRemark(environment, { at, reason, ...act }, now) {
    const why = reason === undefined ? "" : ` (${reason})`;
    return `${environment} shows everybody the maintenance page, since ${(0,report_words/* ago */.KN)(at, now)} by ${(0,report_words/* who */.dp)({ at, ...act })}${why}; aip-deploy maintenance off ${environment}`;
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
            : [`${environment} is frozen until ${(0,report_words/* minute */.Vc)(freeze.until)} (UTC); aip-deploy lift ${environment}`]),
        ...(maintenance === undefined ? [] : [maintenanceRemark(environment, maintenance.act, now)]),
        ...(isBad ? [`${environment} is ${health}: ${(0,report_words/* firstLine */.TM)(detail)}`] : []),
        ...(hold === undefined
            ? []
            : [
                `${environment} is held${hold.reason === undefined ? "" : `: ${hold.reason}`}; aip-deploy lift ${environment}`,
            ]),
        ...(isFailed
            ? [
                `${environment}: its last deployment, number ${last.number} of ${(0,report_words/* release */._r)(last.release)}, ${last.outcome} ${(0,report_words/* ago */.KN)(last.at, now)}`,
            ]
            : []),
    ];
}

;// CONCATENATED MODULE: ./lib/report/doctor-text.js



/** Everything that was looked at as a table, and below it what is not well with the commands that mend it. */
function doctorText(result, style) {
    const { findings } = result;
    const isBad = findings.some(({ state }) => state === "wrong" || state === "unknown");
    const bad = findings.filter(({ state }) => state !== "ok");
    return (0,blocks/* blocks */.Bv)(isBad ? style.bad(`✗ ${diagnosis(result)}`) : style.good(`✓ ${diagnosis(result)}`), (0,table/* table */.tp)(["", "about", "what"], findings.map((finding) => [mark(finding, style), finding.area, finding.what]), style), ...bad.map((finding) => told(finding, style)));
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

// EXTERNAL MODULE: ./lib/report/target-text.js
var target_text = __webpack_require__(7401);
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
    return (0,table/* table */.tp)(["object", "field", "wanted", "found", "by"], objectRows(objects), style);
}
function drift_text_next({ environment, outcome, release: id }) {
    if (outcome === "succeeded")
        return [{ what: "See the board", command: "aip-deploy status" }];
    return [{ what: "Put it right", command: `aip-deploy deploy ${environment} --release ${(0,release_release/* shortId */.m_)(id)}` }];
}

// EXTERNAL MODULE: ./lib/report/checks-text.js
var checks_text = __webpack_require__(9269);
// EXTERNAL MODULE: ./lib/report/hooks-words.js
var hooks_words = __webpack_require__(1110);
// EXTERNAL MODULE: ./lib/report/next.js
var report_next = __webpack_require__(3777);
;// CONCATENATED MODULE: ./lib/report/steps-text.js


/** One line a step with its time; below a step that was not good, the units that were not. */
function stepLines(steps, style) {
    const rows = steps.map(({ outcome, title, seconds, detail = "" }) => [
        `${(0,blocks/* mark */.Gy)(outcome, style)} ${(0,report_words/* cut */.Jj)(title, 56)}`,
        outcome === "skipped" ? "" : (0,report_words/* duration */.p0)(seconds),
        outcome === "skipped" ? "" : (0,report_words/* cut */.Jj)(detail, 30),
    ]);
    return (0,blocks/* aligned */.b6)(rows)
        .map((line, index) => (0,blocks/* lines */.Mn)(line, (0,blocks/* indented */.gu)(badUnits(steps[index], style), "    ")))
        .join("\n");
}
function badUnits(step, style) {
    const bad = (step?.units ?? []).filter(({ outcome }) => outcome !== "succeeded" && outcome !== "skipped");
    return bad.map(({ outcome, unit, detail }) => `${(0,blocks/* mark */.Gy)(outcome, style)} ${unit}: ${(0,report_words/* cut */.Jj)(detail, 80)}`).join("\n");
}

;// CONCATENATED MODULE: ./lib/report/requests-words.js
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

// EXTERNAL MODULE: ./lib/report/verdict.js
var verdict = __webpack_require__(975);
;// CONCATENATED MODULE: ./lib/report/deployment-text.js









function deployText({ deployment, url }, style) {
    return (0,blocks/* blocks */.Bv)(verdictLine(deployment, style), deploymentBody(deployment, url, style));
}
/** The verdict with its mark, in its colour. */
function verdictLine(deployment, style) {
    const { outcome, dryRun } = deployment;
    if (dryRun)
        return (0,verdict/* verdict */.WJ)(deployment);
    const paint = outcome === "succeeded" ? style.good : outcome === "cancelled" ? style.warn : style.bad;
    return `${(0,blocks/* mark */.Gy)(outcome, style)} ${paint((0,verdict/* verdict */.WJ)(deployment))}`;
}
/** Everything below the verdict; what matters most stands last, because a terminal is read from its end. */
function deploymentBody(deployment, url, style) {
    const { dryRun, steps, checks, gates, plan, hooks, verified } = deployment;
    const isGood = verified || dryRun;
    return (0,blocks/* blocks */.Bv)(dryRun ? (0,blocks/* section */.uW)("What would change", (0,target_text/* changeLines */.O)(plan, style), style) : "", (0,blocks/* section */.uW)("What to know", (0,blocks/* bullets */.e5)(plan.notes), style), dryRun ? (0,blocks/* section */.uW)("Hooks", (0,blocks/* bullets */.e5)((0,hooks_words/* hookSentences */.c)(hooks)), style) : "", dryRun ? (0,blocks/* section */.uW)("Gates", (0,gates_text/* gateLines */.H)(gates, style), style) : "", (0,blocks/* section */.uW)("Steps", stepLines(steps, style), style), (0,blocks/* section */.uW)("Checks", (0,checks_text/* checkLines */.W)(checks, style), style), (0,blocks/* section */.uW)("Requests while it was brought there", (0,blocks/* bullets */.e5)(requestSentences(deployment)), style), (0,blocks/* section */.uW)("What failed", failures(deployment, style), style), isGood ? "" : (0,blocks/* section */.uW)("What was done about it", undoing(deployment, style), style), isGood ? "" : (0,blocks/* section */.uW)("Hosts", hostLines(deployment), style), (0,blocks/* section */.uW)("Not recorded", deployment.unrecorded ?? "", style), (0,blocks/* lines */.Mn)(url === undefined || !verified ? "" : `Open: ${url}`, (0,blocks/* nextLines */.N7)((0,report_next/* nextAfter */.O)(deployment), style)));
}
function failures(deployment, style) {
    return (0,verdict/* failuresOf */.dJ)(deployment)
        .map((each) => failureText(each, style))
        .join("\n");
}
function undoing(deployment, style) {
    const { comeback } = deployment;
    if (comeback === undefined || comeback.outcome === "succeeded")
        return (0,verdict/* aftermath */.x7)(deployment);
    return (0,blocks/* lines */.Mn)(style.bad(comeback.sentence), stepLines(comeback.steps, style), (0,checks_text/* checkLines */.W)(comeback.checks, style));
}
function hostLines({ hosts = [] }) {
    return (0,blocks/* bullets */.e5)(hosts.map(verdict/* hostSentence */.Cb));
}
const mostLines = 40;
/** One failure with all that helps to understand it. */
function failureText(failure, style) {
    const { message, log, events, hint } = failure;
    const rest = message.split("\n").slice(1).join("\n");
    const left = log.length - mostLines;
    return (0,blocks/* lines */.Mn)(style.bad((0,verdict/* failureLine */.Pu)(failure)), (0,blocks/* indented */.gu)(rest), log.length === 0
        ? ""
        : style.dim(left > 0 ? `its last log lines (${left} before them left out):` : "its last log lines:"), (0,blocks/* indented */.gu)(log.slice(-mostLines).join("\n"), "  | "), events.length === 0 ? "" : style.dim("what the engine did with it:"), (0,blocks/* indented */.gu)((0,blocks/* bullets */.e5)(events)), hint === undefined ? "" : `hint: ${hint}`);
}

// EXTERNAL MODULE: ./lib/report/diff-text.js
var diff_text = __webpack_require__(1347);
;// CONCATENATED MODULE: ./lib/report/history-text.js




const heads = ["number", "when (UTC)", "what", "release", "outcome", "by", "reason"];
/** What happened on an environment, newest first. */
function historyText({ environment, entries }, style) {
    if (entries.length === 0)
        return `${environment}: nothing has happened yet`;
    return (0,blocks/* blocks */.Bv)(`${style.bold(environment)}: ${(0,report_words/* plural */.LS)(entries.length, "entry", "entries")}, newest first`, (0,table/* table */.tp)(heads, entries.map((entry) => row(entry, style)), style), (0,blocks/* nextLines */.N7)(back(environment, entries), style));
}
function row(entry, style) {
    const first = [String(entry.number), (0,report_words/* minute */.Vc)(entry.act.at)];
    const last = [(0,report_words/* cut */.Jj)((0,report_words/* who */.dp)(entry.act), 16), (0,report_words/* cut */.Jj)(reason(entry), 40)];
    switch (entry.kind) {
        case "deployment":
            return [...first, entry.deployment, (0,release_release/* shortId */.m_)(entry.release), outcome(entry.outcome, style), ...last];
        case "sign-off":
            return [...first, entry.kind, (0,release_release/* shortId */.m_)(entry.release), "", ...last];
        case "task":
            return [...first, entry.kind, (0,release_release/* shortId */.m_)(entry.release), outcome(entry.outcome, style), ...last];
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

;// CONCATENATED MODULE: ./lib/report/images-text.js




function buildText(result, style) {
    const rows = result.images.map(({ name, state, digest, seconds }) => [
        name,
        state === "built" ? style.bold(state) : state,
        (0,report_words/* shortDigest */.VK)(digest),
        state === "built" ? (0,report_words/* duration */.p0)(seconds) : "",
    ]);
    return (0,blocks/* blocks */.Bv)(style.good(`✓ ${countImages(result)} in ${(0,report_words/* duration */.p0)(result.seconds)}`), (0,table/* table */.tp)(["image", "state", "digest", "time"], rows, style), (0,blocks/* nextLines */.N7)([{ what: "Make the release", command: "aip-deploy release" }], style));
}
/** For example `2 images built, 7 found`. */
function countImages({ images }) {
    const built = images.filter(({ state }) => state === "built").length;
    return `${(0,report_words/* plural */.LS)(built, "image")} built, ${images.length - built} found`;
}
function releaseText(result, style) {
    const { app, release: id, images, environments, warnings } = result;
    return (0,blocks/* blocks */.Bv)(style.good(`✓ ${app}: ${(0,report_words/* release */._r)(id)} holds ${(0,report_words/* plural */.LS)(images, "image")} and the files of ${environments.join(", ")}`), (0,blocks/* section */.uW)("What to know", (0,blocks/* bullets */.e5)(warnings), style), (0,blocks/* nextLines */.N7)(environments.map((name) => ({
        what: `Bring it to ${name}`,
        command: `aip-deploy deploy ${name} --release ${(0,release_release/* shortId */.m_)(id)}`,
    })), style));
}

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
                : [{ what: "Bring it further", command: `aip-deploy deploy ENV --release ${(0,release_release/* shortId */.m_)(id)}` }];
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
var listed = __webpack_require__(9037);
;// CONCATENATED MODULE: ./lib/report/maintenance-text.js






/** How an environment came to show its page, or the app again. */
function maintenanceText(result, style) {
    const { outcome, steps, checks, failure, comeback } = result;
    const paint = outcome === "succeeded" ? style.good : outcome === "cancelled" ? style.warn : style.bad;
    return (0,blocks/* blocks */.Bv)(`${(0,blocks/* mark */.Gy)(outcome, style)} ${paint(maintenance_text_verdict(result))}`, (0,blocks/* section */.uW)("Steps", stepLines(steps, style), style), (0,blocks/* section */.uW)("Checks", (0,checks_text/* checkLines */.W)(checks, style), style), failure === undefined ? "" : (0,blocks/* section */.uW)("What failed", failureText(failure, style), style), (0,blocks/* section */.uW)("What was done about it", comeback ?? "", style), (0,blocks/* section */.uW)("What to know", (0,blocks/* bullets */.e5)([...result.notes, ...maintenance_text_remarks(result)]), style), (0,blocks/* lines */.Mn)((0,blocks/* nextLines */.N7)(maintenance_text_next(result), style)));
}
function maintenance_text_verdict(result) {
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
function maintenance_text_remarks({ command, environment, outcome, url, gateways }) {
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
var note_words = __webpack_require__(869);
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
    const sha = (commit) => (commit === undefined ? "–" : shortCommit(commit));
    const then = id === undefined ? "known after the build" : shortId(id);
    const dirty = source.isDirty ? " with changes that are not committed" : "";
    const becomes = [
        id !== undefined && id === current ? `${then} (the same)` : then,
        sha(source.commit) + dirty,
    ];
    if (environment === undefined)
        return [["it becomes", ...becomes]];
    return [
        [`${environment} runs now`, current === undefined ? "nothing yet" : shortId(current), sha(currentCommit)],
        ["it would run", ...becomes],
        [
            "when it fails",
            fallback === undefined ? "nothing is left running: there is no good release" : `back to ${shortId(fallback)}`,
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

;// CONCATENATED MODULE: ./lib/report/plan-text.js









/** What would be built and what would change; nothing of it has been done. */
function planText(plan, style, now) {
    const { environment, images, gates, warnings } = plan;
    const { all, about } = changingCommits(plan);
    const where = environment ?? "the environment";
    return (0,blocks/* blocks */.Bv)(style.bold(planned(plan)), (0,blocks/* section */.uW)("Images", imageTable(images, style), style), (0,blocks/* section */.uW)("Commits", (0,blocks/* commitTable */.Mx)(all, { now, style, about: (sha) => (0,report_words/* some */.zN)(about(sha), 3) }), style), (0,blocks/* section */.uW)("Services that change", serviceLines(plan), style), (0,blocks/* section */.uW)("Files that change", fileLines(plan), style), (0,blocks/* section */.uW)("What runs before the switch", (0,blocks/* bullets */.e5)((0,changes_words/* tasksIn */.uv)(plan.target?.units ?? [])), style), environment === undefined ? "" : (0,blocks/* section */.uW)(`What changes on ${where}`, changes(plan, style), style), (0,blocks/* section */.uW)("Hooks", (0,blocks/* bullets */.e5)((0,hooks_words/* hookSentences */.c)(plan.hooks)), style), (0,blocks/* section */.uW)("What differs there", objectTable(plan.objects ?? [], style), style), (0,blocks/* section */.uW)("What to know", (0,blocks/* bullets */.e5)([...plan.notes, ...(plan.target?.notes ?? [])]), style), (0,blocks/* section */.uW)("Warnings", (0,blocks/* problemLines */.pb)(warnings), style), (0,blocks/* section */.uW)("Gates", (0,gates_text/* gateLines */.H)(gates, style), style), (0,blocks/* lines */.Mn)(...releaseSentences(plan)), (0,blocks/* nextLines */.N7)(nextAfterPlan(plan), style));
}
function imageTable(images, style) {
    const rows = images.map(({ name, state, key, services, commits }) => [
        name,
        { found: style.good, build: style.bold, unknown: style.warn }[state](state),
        (0,report_words/* shortKey */.qU)(key),
        (0,report_words/* some */.zN)(services, 3),
        (0,report_words/* some */.zN)(commits.map(({ sha }) => (0,report_words/* shortCommit */.Ax)(sha)), 3),
    ]);
    return (0,table/* table */.tp)(["image", "state", "key", "services", "changed by"], rows, style);
}
const plan_text_mostLines = 20;
function serviceLines({ changes: differences }) {
    const services = (0,changes_words/* redefined */.pm)(differences?.services ?? []);
    return (0,report_words/* some */.zN)(services.map((service) => `${service.name} ${(0,changes_words/* changedIn */.We)(service)}`), plan_text_mostLines, "\n");
}
function fileLines({ changes: differences }) {
    return (0,report_words/* some */.zN)((differences?.files ?? []).map(({ path, change }) => `${path} ${change}`), plan_text_mostLines, "\n");
}
function changes(plan, style) {
    const unknown = targetUnknown(plan);
    const above = unknown === undefined ? "" : plan.targetProblem === undefined ? unknown : style.warn(unknown);
    return (0,blocks/* lines */.Mn)(above, plan.target === undefined ? "" : (0,target_text/* changeLines */.O)(plan.target, style));
}

;// CONCATENATED MODULE: ./lib/report/run-text.js





function runText(result, style) {
    const { deployment, url, app, source, warnings } = result;
    return (0,blocks/* blocks */.Bv)(deployment === undefined ? style.good(`✓ ${undeployed(result)}`) : verdictLine(deployment, style), (0,blocks/* lines */.Mn)((0,report_words/* checkout */.Pt)(app, source), stageLines(result)), (0,blocks/* section */.uW)("Warnings", (0,blocks/* problemLines */.pb)(warnings), style), deployment === undefined ? (0,blocks/* nextLines */.N7)(byHand(result), style) : deploymentBody(deployment, url, style));
}
/** What a run comes to that deploys nothing. */
function undeployed({ app, release: id, because }) {
    const why = because ?? "no environment is deployed from here";
    return `${app}: ${(0,report_words/* release */._r)(id)} is made and stored; nothing was deployed: ${why}`;
}
/** How to deploy what a run only made. */
function byHand({ release: id }) {
    return [{ what: "Deploy it by hand", command: `aip-deploy deploy ENV --release ${(0,release_release/* shortId */.m_)(id)}` }];
}
/** What came of each stage of a run, with its time. */
function stageRows(result) {
    const { stages, build, release: id, deployment } = result;
    const results = {
        plan: result.environment === undefined ? "" : `for ${result.environment}`,
        build: countImages(build),
        release: (0,report_words/* release */._r)(id),
        deploy: deployment?.unchanged === true ? "nothing to do" : (deployment?.outcome ?? ""),
    };
    return stages.map(({ name, seconds }) => [name, (0,report_words/* duration */.p0)(seconds), results[name]]);
}
function stageLines(result) {
    return (0,blocks/* indented */.gu)((0,blocks/* aligned */.b6)(stageRows(result)).join("\n"));
}

;// CONCATENATED MODULE: ./lib/report/preview-text.js






function previewUpText(result, style) {
    return (0,blocks/* blocks */.Bv)(runText(result.run, style), keptUntil(result));
}
/** When the preview goes by itself. */
function keptUntil({ pullRequest, until }) {
    return `The preview of pull request ${pullRequest} is kept until ${(0,report_words/* minute */.Vc)(until)} UTC, and longer with each deployment`;
}
function previewDownText({ environment, pullRequest }, style) {
    return (0,blocks/* blocks */.Bv)(style.good(`✓ ${environment}: everything was stopped and removed, its data too`), (0,blocks/* nextLines */.N7)([{ what: "Bring it back", command: `aip-deploy preview up ${pullRequest}` }], style));
}
const preview_text_heads = ["preview", "release", "deployed", "kept until (UTC)", "health", "url"];
function previewListText({ app, most, previews }, style, now) {
    if (previews.length === 0)
        return `${app}: there are no previews`;
    const bad = previews.filter(({ health }) => health === "unwell" || health === "unknown");
    return (0,blocks/* blocks */.Bv)(`${style.bold(app)}: ${(0,report_words/* plural */.LS)(previews.length, "preview")} of ${most}`, (0,table/* table */.tp)(preview_text_heads, previews.map((preview) => preview_text_row(preview, style, now)), style), (0,blocks/* bullets */.e5)(bad.map(({ environment, health, detail }) => `${environment} is ${health}: ${(0,report_words/* firstLine */.TM)(detail)}`)), (0,blocks/* nextLines */.N7)([{ what: "Remove one", command: "aip-deploy preview down N" }], style));
}
function preview_text_row({ environment, state, deployedAt, until, health, url }, style, now) {
    const { current } = state;
    const release = current === undefined ? "–" : (0,release_release/* shortId */.m_)(current.release);
    return [environment, release, (0,report_words/* ago */.KN)(deployedAt, now), (0,report_words/* minute */.Vc)(until), healthWord(health, style), url ?? ""];
}
function previewPruneText({ removed, kept }, style, now) {
    const left = removed.filter(({ problem }) => problem !== undefined);
    const gone = (0,report_words/* plural */.LS)(removed.length - left.length, "preview");
    const line = `${gone} removed, ${kept} kept${left.length === 0 ? "" : `, ${left.length} could not be removed`}`;
    return (0,blocks/* blocks */.Bv)(left.length === 0 ? style.good(`✓ ${line}`) : style.bad(`✗ ${line}`), (0,blocks/* bullets */.e5)(removed.map(({ environment, deployedAt, problem }) => problem === undefined
        ? `${environment}, deployed ${(0,report_words/* ago */.KN)(deployedAt, now)}`
        : `${environment} is still there: ${problem}`)));
}

// EXTERNAL MODULE: ./lib/report/promotion-text.js
var promotion_text = __webpack_require__(2051);
// EXTERNAL MODULE: ./lib/report/printable.js
var printable = __webpack_require__(2037);
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
            { what: "Put it right", command: `aip-deploy deploy ${environment} --release ${(0,release_release/* shortId */.m_)(id)}` },
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
        case "approve":
            return approveText(result, style);
        case "verify":
            return verifyText(result, style);
        case "drift":
            return driftText(result, style);
        case "status":
            return boardText(result, style, now);
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
            return previewUpText(result, style);
        case "preview-down":
            return previewDownText(result, style);
        case "preview-list":
            return previewListText(result, style, now);
        case "preview-prune":
            return previewPruneText(result, style, now);
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


/***/ }),

/***/ 9037:
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
