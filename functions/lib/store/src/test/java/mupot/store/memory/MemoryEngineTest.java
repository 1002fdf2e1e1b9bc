package mupot.store.memory;

import mupot.store.contract.EngineContract;
import mupot.store.contract.MovableClock;
import mupot.store.seam.Engine;

class MemoryEngineTest implements EngineContract {

    private final MovableClock clock = new MovableClock();
    private final MemoryEngine engine = new MemoryEngine(clock);

    @Override
    public Engine engine() {
        return engine;
    }

    @Override
    public MovableClock clock() {
        return clock;
    }
}
