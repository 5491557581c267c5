import "uplot/dist/uPlot.min.css";
import "./ui/tokens.css";
import "./ui/base.css";
import { render } from "preact";
import { startListening } from "./alarms/listening";
import { openGateway } from "./connection/gateway";
import { startChartSettings } from "./live/chartSettings";
import { startLive } from "./live/watched";
import { App } from "./shell/App";
import { startTrees } from "./tree/trees";
import { startTheme } from "./ui/theme";

startTheme();
startChartSettings();
startTrees();
startLive();
startListening();
void openGateway();

const host = document.getElementById("console");
if (host) {
  render(<App />, host);
}
