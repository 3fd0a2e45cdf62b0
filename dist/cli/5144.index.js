export const id = 5144;
export const ids = [5144];
export const modules = {

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


/***/ })

};
