export const id = 9416;
export const ids = [9416];
export const modules = {

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


/***/ })

};
