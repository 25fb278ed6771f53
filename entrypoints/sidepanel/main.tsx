import { render } from 'preact';
import '../../components/tokens.css';
import '../../components/call-card.css';
import '../../components/wrap-up.css';
import '../../components/panel.css';
import { Panel } from '../../components/Panel';
import { ask, onCallsChanged } from '../../lib/messages/ask';
import { exportLog } from '../../lib/messages/export-log';
import { language } from '../../lib/messages/text';

document.documentElement.lang = language();
const app = document.getElementById('app');
if (app) render(<Panel worker={{ ask, onCallsChanged }} exportLog={exportLog} />, app);
