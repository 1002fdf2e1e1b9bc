package mupot.store.contract;

/** What every storage engine does alike. An engine's test gives the engine and the clock it was made with. */
public interface EngineContract
        extends ConditionContract, WriteContract, ReadContract, ConcurrencyContract, LimitContract {}
