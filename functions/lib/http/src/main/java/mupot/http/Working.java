package mupot.http;

import java.time.Clock;
import mupot.kernel.Canon;
import mupot.kernel.book.Book;
import mupot.kernel.channel.Deliveries;
import mupot.kernel.gate.DecideProposal;
import mupot.kernel.gate.Rendering;
import mupot.kernel.gate.ShowProposals;
import mupot.kernel.gate.VerdictSigner;
import mupot.kernel.id.Ids;
import mupot.kernel.receipt.Receipts;
import mupot.kernel.stop.StopWork;
import mupot.kernel.task.CancelTask;
import mupot.kernel.task.FileTask;
import mupot.kernel.task.ShowTasks;

/** What can be done about tasks and proposals. */
public record Working(
        FileTask fileTask,
        ShowTasks tasks,
        CancelTask cancelTask,
        ShowProposals proposals,
        DecideProposal decide,
        StopWork stop) {

    public static Working over(
            Book book,
            Receipts receipts,
            Ids ids,
            Clock clock,
            Canon canon,
            VerdictSigner signer,
            Rendering rendering) {
        var deliveries = new Deliveries(clock);
        return new Working(
                new FileTask(book, deliveries, receipts, ids, clock),
                new ShowTasks(book, clock),
                new CancelTask(book, deliveries, receipts, clock),
                new ShowProposals(book, canon, rendering, clock),
                new DecideProposal(book, canon, signer, deliveries, receipts),
                new StopWork(book, deliveries, receipts, clock));
    }
}
