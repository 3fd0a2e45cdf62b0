export const id = 2649;
export const ids = [2649];
export const modules = {

/***/ 2649:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseJunit: () => (/* binding */ parseJunit)
/* harmony export */ });
/* harmony import */ var saxes__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9800);

const mostFailures = 20;
const longestMessage = 500;
/**
 * Reads JUnit XML, counting the test cases themselves: the totals that suites write about themselves are often wrong.
 * `undefined` when the text is no JUnit report, or one that was cut short.
 */
function parseJunit(xml) {
    const cases = [];
    const parser = new saxes__WEBPACK_IMPORTED_MODULE_0__/* .SaxesParser */ .wT();
    let root;
    let current;
    let text = "";
    parser.on("opentag", ({ name, attributes }) => {
        root ??= name;
        text = "";
        if (name === "testcase") {
            const parts = [attributes["classname"], attributes["name"]].filter((part) => part !== undefined && part !== "");
            current = { name: parts.join(" › "), verdict: "passed", message: "" };
            cases.push(current);
        }
        else if (current !== undefined && (name === "failure" || name === "error")) {
            current.verdict = "failed";
            current.message ||= attributes["message"] ?? "";
        }
        else if (current !== undefined && name === "skipped" && current.verdict === "passed") {
            current.verdict = "skipped";
        }
    });
    parser.on("text", (more) => (text += more));
    parser.on("cdata", (more) => (text += more));
    parser.on("closetag", ({ name }) => {
        if (current !== undefined && (name === "failure" || name === "error"))
            current.message ||= text;
        if (name === "testcase")
            current = undefined;
    });
    try {
        parser.write(xml).close();
    }
    catch {
        return undefined;
    }
    return root === "testsuites" || root === "testsuite" ? totals(cases) : undefined;
}
function totals(cases) {
    const count = (verdict) => cases.filter((each) => each.verdict === verdict).length;
    const failures = cases
        .filter((each) => each.verdict === "failed")
        .slice(0, mostFailures)
        .map(({ name, message }) => ({ name, message: message.trim().slice(0, longestMessage) }));
    return { passed: count("passed"), failed: count("failed"), skipped: count("skipped"), failures };
}


/***/ })

};
