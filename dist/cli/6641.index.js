export const id = 6641;
export const ids = [6641];
export const modules = {

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

/***/ 6641:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   promotionPullRequest: () => (/* binding */ promotionPullRequest),
/* harmony export */   promotionSummary: () => (/* binding */ promotionSummary)
/* harmony export */ });
/* harmony import */ var _changes_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(911);
/* harmony import */ var _deployment_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7074);
/* harmony import */ var _markdown_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1149);
/* harmony import */ var _page_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1703);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2037);
/* harmony import */ var _promotion_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2051);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8330);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8191);








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


/***/ })

};
