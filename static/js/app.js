// Everything works without it.
import "./requests.js";
import "./marks.js";
import "./toasts.js";
import "./dialogs.js";
import "./composer.js";
import "./cards.js";
import "./keys.js";
import "./share.js";
import "./lightbox.js";
import "./pictures.js";
import "./suggest.js";
import "./live.js";
