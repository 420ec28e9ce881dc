window.trustedTypes?.createPolicy("default", { createHTML: (html) => html });
