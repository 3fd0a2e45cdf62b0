export const id = 8013;
export const ids = [8013];
export const modules = {

/***/ 8013:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   redactor: () => (/* binding */ redactor)
/* harmony export */ });
const shortestMasked = 4;
/**
 * Takes known secret values out of text. Values of fewer than four characters are not searched for: they occur by chance
 * and would make the text unreadable without hiding anything.
 */
function redactor() {
    const known = new Map();
    return {
        learn(secret) {
            const value = secret.reveal();
            const spelt = [encodeURIComponent(value.trim()), JSON.stringify(value.trim()).slice(1, -1)];
            for (const part of [value, value.trim(), ...value.split(/\r?\n/), ...spelt]) {
                if (part.trim().length >= shortestMasked)
                    known.set(part, secret.toString());
            }
        },
        redact(text) {
            const longestFirst = [...known].sort(([left], [right]) => right.length - left.length);
            return longestFirst.reduce((result, [value, replacement]) => result.replaceAll(value, replacement), text);
        },
    };
}


/***/ })

};
